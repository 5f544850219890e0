import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatMoment } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { CopyField } from '@/ui/CopyField'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Gateway, useRemoveGateway, useSaveGateway, useTestGateway } from '../data'
import { CredentialsForm } from './CredentialsForm'

/** One gateway: how it stands, who we are there, and a try. */
export function GatewaySection({ gateway }: { gateway: Gateway }) {
  const { t } = useTranslation('gateways')
  const { name, active } = gateway
  const save = useSaveGateway(name)
  const test = useTestGateway(name)
  const remove = useRemoveGateway(name)
  return (
    <section className={page.section} aria-labelledby={`gateway-${name}`}>
      <h2 id={`gateway-${name}`}>{gateway.title}</h2>
      <Standing gateway={gateway} />
      {gateway.notices_url && (
        <CopyField
          label={t('notices')}
          description={t('noticesHelp')}
          value={gateway.notices_url}
        />
      )}
      <CredentialsForm gateway={gateway} />
      {test.data && (
        <p role="status">
          {t(test.data.ok ? 'works' : 'fails', {
            name: test.data.name,
            detail: test.data.detail,
          })}
        </p>
      )}
      {gateway.connected && (
        <Actions>
          <ConfirmButton
            label={t('remove')}
            text={t('removeSure')}
            sure={t('remove')}
            loading={remove.isPending}
            onSure={() =>
              remove.mutate(undefined, {
                onSuccess: () => notify(t('removed')),
                onError: complain,
              })
            }
          />
          <Button
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate({ active: !active }, { onError: complain })}
          >
            {t(active ? 'switchOff' : 'switchOn')}
          </Button>
          <Button
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate(undefined, { onError: complain })}
          >
            {t('test')}
          </Button>
        </Actions>
      )}
    </section>
  )
}

function Standing({ gateway }: { gateway: Gateway }) {
  const { t } = useTranslation('gateways')
  const { connected, active, live, heard_at, last_error } = gateway
  if (!connected) return <StateChip>{t('notConnected')}</StateChip>
  return (
    <p>
      <StateChip tone={active ? 'ok' : 'plain'}>{t(active ? 'on' : 'off')}</StateChip>{' '}
      {live !== null && (
        <StateChip tone={live ? 'primary' : 'warn'}>{t(live ? 'real' : 'practice')}</StateChip>
      )}{' '}
      {heard_at ? t('heard', { when: formatMoment(heard_at) }) : t('notHeard')}
      {last_error && <> · {last_error}</>}
    </p>
  )
}
