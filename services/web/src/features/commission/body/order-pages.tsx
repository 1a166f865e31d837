import { Route, Routes } from 'react-router';
import { OrderPage } from './order-page';
import { OrdersPage } from './orders-page';
import { WaitingOrdersPage } from './waiting-orders-page';

/** What waits for an order, the register of orders, and each of them. */
export default function OrderPages() {
  return (
    <Routes>
      <Route index element={<WaitingOrdersPage />} />
      <Route path="register" element={<OrdersPage />} />
      <Route path=":orderId" element={<OrderPage />} />
    </Routes>
  );
}
