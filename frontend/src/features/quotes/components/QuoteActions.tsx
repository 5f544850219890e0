import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconMore } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { type Deed, type QuoteDetail, useDeed, useDiscard } from '../data'
import { AcceptDialog, LinkDialog, ReasonDialog, SendDialog } from './Dialogs'

type Asked = 'send' | 'accept' | 'reject' | 'cancel' | 'link'

/** What this person may do with a quote now: the next step as a button, the rest in a menu. */
export function QuoteActions({ quote, onEdit }: { quote: QuoteDetail; onEdit: () => void }) {
  const { t } = useTranslation('quotes')
  const [asked, setAsked] = useState<Asked | null>(null)
  const may = (deed: Deed) => quote.allowed_transitions.includes(deed)
  const convert = useConvert(quote)
  const revise = useRevise(quote)
  const close = () => setAsked(null)
  return (
    <Actions>
      {may('edit') && (
        <Button variant="default" leftSection={<IconEdit size={16} />} onClick={onEdit}>
          {t('page.edit')}
        </Button>
      )}
      {may('send') && (
        <Button disabled={quote.lines.length === 0} onClick={() => setAsked('send')}>
          {t('page.send')}
        </Button>
      )}
      {may('accept') && <Button onClick={() => setAsked('accept')}>{t('page.accept')}</Button>}
      {may('convert') && (
        <Button loading={convert.busy} onClick={convert.go}>
          {t('page.convert')}
        </Button>
      )}
      {may('revise') && !may('accept') && (
        <Button loading={revise.busy} onClick={revise.go}>
          {t('page.revise')}
        </Button>
      )}
      <Others quote={quote} onAsk={setAsked} onRevise={revise.go} />
      {asked === 'send' && <SendDialog quote={quote} onClose={close} />}
      {asked === 'accept' && <AcceptDialog quote={quote} onClose={close} />}
      {(asked === 'reject' || asked === 'cancel') && (
        <ReasonDialog quote={quote} deed={asked} onClose={close} />
      )}
      {asked === 'link' && <LinkDialog quote={quote} onClose={close} />}
    </Actions>
  )
}

interface OthersProps {
  quote: QuoteDetail
  onAsk: (asked: Asked) => void
  onRevise: () => void
}

function Others({ quote, onAsk, onRevise }: OthersProps) {
  const { t } = useTranslation('quotes')
  const navigate = useNavigate()
  const discard = useDiscard(quote.id)
  const may = (deed: Deed) => quote.allowed_transitions.includes(deed)
  const entries: [boolean, string, () => void][] = [
    [may('accept'), t('page.copy'), () => onAsk('link')],
    [may('accept') && may('revise'), t('page.revise'), onRevise],
    [may('reject'), t('page.reject'), () => onAsk('reject')],
    [may('cancel'), t('page.cancel'), () => onAsk('cancel')],
    [
      may('discard'),
      t('page.discard'),
      () =>
        discard.mutate(undefined, {
          onSuccess: () => void navigate('/quotes', { replace: true }),
          onError: complain,
        }),
    ],
  ]
  const shown = entries.filter(([possible]) => possible)
  if (shown.length === 0) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('common:more')} icon={IconMore} />
      </Menu.Target>
      <Menu.Dropdown>
        {shown.map(([, label, go]) => (
          <Menu.Item key={label} onClick={go}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function useRevise(quote: QuoteDetail) {
  const revise = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const go = () =>
    revise.mutate({ deed: 'revise', key }, { onError: complain, onSettled: () => setKey(newKey()) })
  return { busy: revise.isPending, go }
}

function useConvert(quote: QuoteDetail) {
  const { t } = useTranslation('quotes')
  const navigate = useNavigate()
  const convert = useDeed<{ invoice: string }>(quote.id)
  const [key, setKey] = useState(newKey)
  const go = () =>
    convert.mutate(
      { deed: 'convert', key },
      {
        onSuccess: made => {
          notify(t('page.converted'))
          void navigate(`/invoices/${made.invoice}`)
        },
        onError: complain,
        onSettled: () => setKey(newKey()),
      },
    )
  return { busy: convert.isPending, go }
}
