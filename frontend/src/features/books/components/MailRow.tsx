import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { formatMoment } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconFile, IconMail } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Row } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type Mail, useRetryMail } from '../data'

const TONES: Record<string, Tone> = { sent: 'ok', failed: 'bad', bounced: 'bad' }

/** One mail: which document went to whom, and what became of it. */
export function MailRow({ mail }: { mail: Mail }) {
  const { t } = useTranslation('books')
  const retry = useRetryMail(mail.id)
  const again = () =>
    retry.mutate(undefined, { onSuccess: () => notify(t('mails.retried')), onError: complain })
  const see = () =>
    void download(`mails/${mail.id}/pdf/`, {}, `${mail.label || mail.kind}.pdf`).catch(complain)
  return (
    <Row
      lead={<IconMail size={18} />}
      name={`${t(`mails.kinds.${mail.kind}`)} ${mail.label}`}
      note={
        <>
          <Link to={`/customers/${mail.customer.id}`}>{mail.customer.name}</Link>
          {` · ${mail.to} · ${formatMoment(mail.sent_at ?? mail.created_at)}`}
          <Tries mail={mail} />
        </>
      }
    >
      {mail.is_again && <StateChip>{t('mails.again')}</StateChip>}
      <StateChip tone={TONES[mail.state]}>{t(`mails.states.${mail.state}`)}</StateChip>
      {mail.state === 'failed' && (
        <Button size="compact-sm" variant="light" loading={retry.isPending} onClick={again}>
          {t('mails.retry')}
        </Button>
      )}
      <IconButton label={t('mails.pdf')} icon={IconFile} onClick={see} />
    </Row>
  )
}

function Tries({ mail }: { mail: Mail }) {
  const { t } = useTranslation('books')
  if (!mail.error) return null
  const next = mail.next_try_at && t('mails.next', { at: formatMoment(mail.next_try_at) })
  const told = [mail.error, t('mails.tries', { count: mail.tries }), next].filter(Boolean)
  return ` · ${told.join(' · ')}`
}
