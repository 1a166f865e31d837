import { ListView } from './list-view';
import { MapView } from './map-view';
import { ObjectView } from './object-view';
import { ChoiceView, DateView, FlagView, NumberView, TextView, TimeView } from './single-views';
import { VariantsView } from './variants-view';
import type { ViewProps } from './view';

/** The control for a fact, whichever kind it is of. */
export function FieldView({ field, ...rest }: ViewProps) {
  switch (field.kind) {
    case 'choice':
      return <ChoiceView field={field} {...rest} />;
    case 'flag':
      return <FlagView field={field} {...rest} />;
    case 'number':
      return <NumberView field={field} {...rest} />;
    case 'date':
      return <DateView field={field} {...rest} />;
    case 'instant':
      return <TimeView field={field} {...rest} />;
    case 'text':
      return <TextView field={field} {...rest} />;
    case 'object':
      return <ObjectView field={field} {...rest} />;
    case 'list':
      return <ListView field={field} {...rest} />;
    case 'variants':
      return <VariantsView field={field} {...rest} />;
    case 'map':
      return <MapView field={field} {...rest} />;
    case 'fixed':
      return null;
  }
}
