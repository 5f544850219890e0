import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { Age } from '@/ui/Age'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import { SecretOnce } from '@/ui/SecretOnce'
import { isOwner } from '../data/groups'
import styles from '../groups/groups.module.css'
import { type Hook, useEndHook, useHooks } from './data'
import { HookForm } from './HookForm'

type Step = { at: 'list' } | { at: 'form' } | { at: 'secret'; url: string }

/** The programs a group lets write into it; for its owners. */
export function HooksSection({ conversation }: { conversation: Conversation }) {
  const { id: me } = useUser()
  return isOwner(conversation, me) ? <Programs id={conversation.id} /> : null
}

function Programs({ id }: { id: string }) {
  const { t } = useTranslation('chat')
  const [step, setStep] = useState<Step>({ at: 'list' })
  const hooks = useHooks(id)
  const rows = rowsOf(hooks.data)
  const back = () => setStep({ at: 'list' })
  return (
    <section className={styles.section}>
      <h3>{t('hooks.title')}</h3>
      <p>{t('hooks.text')}</p>
      <Loading of={hooks} rows={1}>
        {() =>
          rows.length > 0 && (
            <Rows>
              {rows.map(hook => (
                <HookRow key={hook.id} hook={hook} conversation={id} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={hooks} />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} />}
        onClick={() => setStep({ at: 'form' })}
      >
        {t('hooks.add')}
      </Button>
      {step.at === 'form' && (
        <HookForm
          conversation={id}
          onClose={url => (url ? setStep({ at: 'secret', url }) : back())}
        />
      )}
      {step.at === 'secret' && (
        <SecretOnce
          title={t('hooks.made')}
          label={t('hooks.url')}
          text={t('hooks.madeText')}
          secret={step.url}
          onClose={back}
        />
      )}
    </section>
  )
}

function HookRow({ hook, conversation }: { hook: Hook; conversation: string }) {
  const { t } = useTranslation('chat')
  const end = useEndHook(conversation)
  const used = hook.last_used_at ? (
    <>
      {t('hooks.used')} <Age at={hook.last_used_at} />
    </>
  ) : (
    t('hooks.unused')
  )
  return (
    <Row name={hook.name} note={used}>
      <ConfirmButton
        label={t('hooks.end')}
        name={t('hooks.endName', { name: hook.name })}
        text={t('hooks.endText')}
        sure={t('hooks.end')}
        loading={end.isPending}
        onSure={() =>
          end.mutate(hook.id, {
            onSuccess: () => notify(t('hooks.ended')),
            onError: complain,
          })
        }
      />
    </Row>
  )
}
