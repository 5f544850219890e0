import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { complain, complainIn } from '@/api/complain'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { TokensSection } from '../components/TokensSection'
import { type Bot, useBot, useChangeBot } from '../data'

export default function BotPage() {
  const { t } = useTranslation('bots')
  const { id = '' } = useParams()
  const bot = useBot(id)
  return (
    <Page
      title={bot.data?.name ?? t('title')}
      text={bot.data && `@${bot.data.username}`}
      back="/settings/bots"
      backLabel={t('nav.bots')}
    >
      <Loading of={bot}>
        {() =>
          bot.data && (
            <>
              <BotSection key={bot.data.name} bot={bot.data} />
              <TokensSection bot={bot.data} />
              <HowTo />
            </>
          )
        }
      </Loading>
    </Page>
  )
}

function BotSection({ bot }: { bot: Bot }) {
  const { t } = useTranslation('bots')
  const change = useChangeBot(bot.id)
  const form = useForm({ initialValues: { name: bot.name } })
  const rename = (values: { name: string }) =>
    change.mutate(values, {
      onSuccess: () => notify(t('bot.saved')),
      onError: complainIn(form),
    })
  const turn = (is_active: boolean) =>
    change.mutate(
      { is_active },
      {
        onSuccess: () => notify(t(is_active ? 'bot.turnedOn' : 'bot.turnedOff')),
        onError: complain,
      },
    )
  return (
    <form className={page.section} onSubmit={form.onSubmit(rename)}>
      <TextInput label={t('bot.name')} required {...form.getInputProps('name')} />
      <Actions>
        <StateChip tone={bot.is_active ? 'ok' : 'bad'}>
          {t(bot.is_active ? 'bot.on' : 'bot.off')}
        </StateChip>
        {bot.is_active ? (
          <ConfirmButton
            label={t('bot.turnOff')}
            text={t('bot.turnOffText')}
            sure={t('bot.turnOff')}
            loading={change.isPending}
            onSure={() => turn(false)}
          />
        ) : (
          <Button variant="default" loading={change.isPending} onClick={() => turn(true)}>
            {t('bot.turnOn')}
          </Button>
        )}
        <Button type="submit" loading={change.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

function HowTo() {
  const { t } = useTranslation('bots')
  const call = [
    `curl ${location.origin}/api/v1/conversations/`,
    `  -H "Authorization: Token ${t('howto.token')}"`,
  ].join(' \\\n')
  return (
    <section className={page.section}>
      <h2>{t('howto.title')}</h2>
      <p>{t('howto.text')}</p>
      <pre className={page.code}>{call}</pre>
      <p>
        <a href="/api/v1/docs/" target="_blank" rel="noreferrer">
          {t('howto.docs')}
        </a>
      </p>
    </section>
  )
}
