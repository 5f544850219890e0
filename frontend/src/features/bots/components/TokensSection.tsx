import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { IconKey, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { SecretOnce } from '@/ui/SecretOnce'
import { StateChip } from '@/ui/StateChip'
import { type Bot, type Token, useEndToken, useTokens } from '../data'
import { TokenForm } from './TokenForm'

type Step = { at: 'list' } | { at: 'form' } | { at: 'secret'; secret: string }

export function TokensSection({ bot }: { bot: Bot }) {
  const { t } = useTranslation('bots')
  const tokens = useTokens(bot.id)
  const rows = rowsOf(tokens.data)
  const [step, setStep] = useState<Step>({ at: 'list' })
  const back = () => setStep({ at: 'list' })
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setStep({ at: 'form' })}>
      {t('token.add')}
    </Button>
  )
  return (
    <section className={page.section}>
      <div className={page.head}>
        <h2>{t('token.title')}</h2>
        {rows.length > 0 && add}
      </div>
      <Loading of={tokens} rows={2}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconKey}
              title={t('token.empty')}
              text={t('token.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(token => (
                <TokenRow key={token.id} token={token} bot={bot.id} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={tokens} />
      {step.at === 'form' && (
        <TokenForm
          bot={bot}
          onClose={secret => (secret ? setStep({ at: 'secret', secret }) : back())}
        />
      )}
      {step.at === 'secret' && (
        <SecretOnce
          title={t('token.made')}
          label={t('token.secret')}
          text={t('token.madeText', { name: bot.name })}
          secret={step.secret}
          onClose={back}
        />
      )}
    </section>
  )
}

function TokenRow({ token, bot }: { token: Token; bot: string }) {
  const { t } = useTranslation('bots')
  const end = useEndToken(bot)
  return (
    <Row name={token.name} note={<Facts token={token} />} faded={token.ended_at !== null}>
      {token.ended_at ? (
        <StateChip tone="bad">{t('token.ended')}</StateChip>
      ) : (
        <ConfirmButton
          label={t('token.end')}
          name={t('token.endName', { name: token.name })}
          text={t('token.endText')}
          sure={t('token.end')}
          loading={end.isPending}
          onSure={() =>
            end.mutate(token.id, {
              onSuccess: () => notify(t('token.endDone')),
              onError: complain,
            })
          }
        />
      )}
    </Row>
  )
}

function Facts({ token }: { token: Token }) {
  const { t } = useTranslation('bots')
  return (
    <>
      {token.scopes.map(scope => t(`scope.${scope.replace(':', '_')}`)).join(' · ')}
      <br />
      {t('token.created')} <Age at={token.created_at} />
      {token.created_by && ` · ${token.created_by.name}`}
      {' · '}
      {token.last_used_at ? (
        <>
          {t('token.used')} <Age at={token.last_used_at} />
        </>
      ) : (
        t('token.unused')
      )}
    </>
  )
}
