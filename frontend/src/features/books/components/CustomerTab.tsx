import { StatementView } from './StatementView'

/** The statement of a customer, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  return <StatementView path={`customers/${customerId}/statement/`} canSend />
}
