import { useMutation } from '@tanstack/react-query';
import { Component, type ReactNode, Suspense } from 'react';
import { useLocation } from 'react-router';
import { useTranslation } from '../i18n/speech';
import { Failed } from '../parts/failed';
import { Waiting } from '../parts/waiting';
import { Unfetched } from './lazy-page';
import { openAnew } from './open-anew';

interface BoundaryProps {
  /** the address shown: at another one it is tried again */
  at: string;
  children: ReactNode;
}

/** React asks for a class here. */
class Boundary extends Component<BoundaryProps, { error?: Error }> {
  override state: { error?: Error } = {};

  static getDerivedStateFromError = (error: Error): { error: Error } => ({ error });

  override componentDidUpdate({ at }: BoundaryProps): void {
    if (this.state.error && at !== this.props.at) this.setState({ error: undefined });
  }

  override render(): ReactNode {
    return this.state.error ? <NotShown error={this.state.error} /> : this.props.children;
  }
}

/** Around pages that are fetched: until one is there it is waited for; where it does not come over the line, or breaks, the frame and the menu stay, and she is told what to do. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Boundary at={pathname}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </Boundary>
  );
}

function NotShown({ error }: { error: Error }) {
  const { t } = useTranslation();
  const opening = useMutation({ mutationFn: openAnew, networkMode: 'always' });
  if (opening.isPending) return <Waiting />;
  return <Failed title={t('failed.page')} error={error} detail={error instanceof Unfetched || opening.isError ? undefined : t('failed.broken')} again={() => opening.mutate()} />;
}
