import { Button, Chip, Group, Input, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { useOpenCommunication, useProvenChannels } from '../data'
import styles from '../portal.module.css'

const CHANNELS = ['whatsapp', 'telegram', 'messenger', 'web']

export default function NewPage() {
  const { t } = useTranslation('portal')
  const navigate = useNavigate()
  const open = useOpenCommunication()
  const proven = useProvenChannels().data?.results ?? []
  const isKnown = (channel: string) =>
    channel === 'web' || proven.some(row => row.channel === channel)
  const form = useForm({
    initialValues: { channel: 'whatsapp', about: '', body: '' },
    validate: { body: value => (value.trim() ? null : t('new.missing')) },
  })

  function submit({ channel, about, body }: typeof form.values) {
    const data = about.trim() ? { [t('new.aboutName')]: about.trim() } : {}
    open.mutate(
      { channel, body, data },
      {
        onSuccess: () => {
          notify(t('new.sent'))
          navigate(isKnown(channel) ? '/portal' : `/portal/link/${channel}`)
        },
        onError: complainIn(form),
      },
    )
  }

  return (
    <div className={styles.page}>
      <h1>{t('new.title')}</h1>
      <form className={styles.form} onSubmit={form.onSubmit(submit)}>
        <Input.Wrapper label={t('new.channel')} error={form.errors.channel}>
          <Chip.Group {...form.getInputProps('channel')}>
            <Group gap="xs" mt={6}>
              {CHANNELS.map(channel => (
                <Chip key={channel} value={channel} size="md">
                  {t(`channel.${channel}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
        {!isKnown(form.values.channel) && <p className={styles.hint}>{t('new.channelHint')}</p>}
        <TextInput
          label={t('new.about')}
          placeholder={t('new.aboutHint')}
          maxLength={200}
          size="md"
          {...form.getInputProps('about')}
        />
        <Textarea
          label={t('new.body')}
          placeholder={t('new.bodyHint')}
          autosize
          minRows={5}
          maxRows={12}
          size="md"
          {...form.getInputProps('body')}
        />
        <div className={styles.main}>
          <Button type="submit" fullWidth size="md" loading={open.isPending}>
            {t('new.send')}
          </Button>
        </div>
      </form>
    </div>
  )
}
