import { Button, Chip, Group, Input, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { useOpenCommunication } from '../data'
import styles from '../portal.module.css'

const CHANNELS = ['whatsapp', 'telegram', 'messenger', 'web']

export default function NewPage() {
  const { t } = useTranslation('portal')
  const navigate = useNavigate()
  const open = useOpenCommunication()
  const form = useForm({
    initialValues: { channel: 'whatsapp', body: '' },
    validate: { body: value => (value.trim() ? null : t('new.missing')) },
  })

  function submit(values: typeof form.values) {
    open.mutate(
      { ...values, data: {} },
      {
        onSuccess: () => {
          notify(t('new.sent'))
          navigate('/portal')
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
        <p className={styles.hint}>{t('new.channelHint')}</p>
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
