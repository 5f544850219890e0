import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { IconDownload } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { type InvoiceDetail, step, useWrite } from '../data'
import { CreditDialog } from './CreditDialog'
import { PayDialog } from './PayDialog'
import { IssueDialog, LinkDialog, SendDialog, WordDialog } from './StepDialogs'

const BY_WORD = ['void', 'write-off', 'authority-number'] as const

/** What this person may do next with an invoice; the hub says it per person. */
export function InvoiceActions({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const go = useNavigate()
  const [open, setOpen] = useState('')
  const may = (name: string) => invoice.allowed_transitions.includes(name)
  const discard = useWrite(() => api.delete(`invoices/${invoice.id}/`))
  const close = () => setOpen('')
  const issued = invoice.state !== 'draft'
  const rest = [...(may('credit') ? ['credit'] : []), ...BY_WORD.filter(name => may(name))]
  return (
    <>
      <Actions>
        {may('issue') && <Button onClick={() => setOpen('issue')}>{t('do.issue')}</Button>}
        {may('pay') && <Button onClick={() => setOpen('pay')}>{t('do.pay')}</Button>}
        {may('edit') && (
          <Button variant="default" component={Link} to={`/invoices/${invoice.id}/edit`}>
            {t('do.edit')}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            void download(
              `invoices/${invoice.id}/pdf/`,
              {},
              `${invoice.label || t('draftOf')}.pdf`,
            ).catch(complain)
          }
        >
          {t('do.pdf')}
        </Button>
        {issued && (
          <Button variant="default" onClick={() => setOpen('send')}>
            {t('do.send')}
          </Button>
        )}
        {may('pay') && (
          <Button variant="default" onClick={() => setOpen('link')}>
            {t('do.payLink')}
          </Button>
        )}
        {may('discard') && (
          <Button
            variant="subtle"
            color="bad"
            loading={discard.isPending}
            onClick={() => setOpen('discard')}
          >
            {t('do.discard')}
          </Button>
        )}
        {rest.length > 0 && (
          <Menu>
            <Menu.Target>
              <Button variant="default">{t('do.more')}</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map(name => (
                <Menu.Item key={name} onClick={() => setOpen(name)}>
                  {t(`do.${name}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Actions>
      {open === 'issue' && <IssueDialog invoice={invoice} onClose={close} />}
      {open === 'pay' && <PayDialog invoice={invoice} onClose={close} />}
      {open === 'send' && <SendDialog invoice={invoice} onClose={close} />}
      {open === 'link' && <LinkDialog invoice={invoice} onClose={close} />}
      {open === 'credit' && <CreditDialog invoice={invoice} onClose={close} />}
      {open === 'discard' && (
        <WordDialog
          title={t('do.discard')}
          text={t('do.discardText')}
          action={t('do.discardSure')}
          busy={discard.isPending}
          onClose={close}
          onWord={() =>
            discard.mutate(undefined, {
              onSuccess: () => void go('/invoices?tab=draft', { replace: true }),
              onError: complain,
            })
          }
        />
      )}
      {BY_WORD.filter(name => name === open).map(name => (
        <StepDialog key={name} invoice={invoice} name={name} onClose={close} />
      ))}
    </>
  )
}

const ABOUT: Record<(typeof BY_WORD)[number], { text: string; field: string; most: number }> = {
  void: { text: 'do.voidText', field: 'reason', most: 500 },
  'write-off': { text: 'do.writeOffText', field: 'reason', most: 500 },
  'authority-number': { text: 'page.authorityHint', field: 'label', most: 40 },
}

function StepDialog({
  invoice,
  name,
  onClose,
}: {
  invoice: InvoiceDetail
  name: (typeof BY_WORD)[number]
  onClose: () => void
}) {
  const { t } = useTranslation('invoices')
  const { text, field, most } = ABOUT[name]
  const go = useWrite((word: string) => step(invoice.id, name, { [field]: word }))
  return (
    <WordDialog
      title={t(`do.${name}`)}
      text={t(text)}
      action={t(`do.${name}`)}
      label={name === 'authority-number' ? t('page.authority') : t('do.why')}
      most={most}
      danger={name !== 'authority-number'}
      busy={go.isPending}
      onClose={onClose}
      onWord={word =>
        go.mutate(word, {
          onSuccess: () => {
            notify(t('do.done'))
            onClose()
          },
          onError: complain,
        })
      }
    />
  )
}
