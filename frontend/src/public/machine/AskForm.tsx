import { Button, FileButton, Input, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { actByLink, type SentFile, sendByLink } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import { IconCamera } from '@/ui/icons'
import styles from './machine.module.css'

interface Props {
  token: string
  onDone: (number: string) => void
}

/** Who stands before the machine and what is wrong; one press is one request. */
export function AskForm({ token, onDone }: Props) {
  const { t } = useTranslation('public/machine')
  const [said, setSaid] = useState({ name: '', phone: '', symptom: '' })
  const [photo, setPhoto] = useState<SentFile | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [key, setKey] = useState(newKey)
  const send = useMutation<SentFile, ApiError, File>({
    mutationFn: file => sendByLink(token, file),
    onSuccess: setPhoto,
  })
  const act = useMutation<{ number: string }, ApiError, object>({
    mutationFn: body => actByLink(token, 'ask', body, key),
    onSuccess: ({ number }) => onDone(number),
    onError: error => {
      // Refused: nothing was kept under this key.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    },
  })
  const errors = { ...fieldErrors(act.error, 'public/machine:field'), ...missing }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks = Object.fromEntries(
      Object.entries(said)
        .filter(([, value]) => !value.trim())
        .map(([name]) => [name, t(`field.${name}`)]),
    )
    setMissing(lacks)
    if (Object.keys(lacks).length === 0) {
      act.mutate({ ...said, ...(photo && { photo: photo.file }) })
    }
  }
  const field = (name: keyof typeof said) => ({
    label: t(name),
    value: said[name],
    error: errors[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setSaid(before => ({ ...before, [name]: value }))
    },
  })
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textarea
        autosize
        minRows={3}
        maxLength={1500}
        placeholder={t('symptomHint')}
        {...field('symptom')}
      />
      <TextInput autoComplete="name" maxLength={120} {...field('name')} />
      <TextInput
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        maxLength={40}
        description={t('phoneHint')}
        {...field('phone')}
      />
      <Input.Wrapper label={t('photo')} error={send.error ? errorText(send.error) : errors.photo}>
        <div className={styles.photo}>
          <FileButton
            accept="image/jpeg,image/png,image/webp"
            onChange={file => file && send.mutate(file)}
          >
            {props => (
              <Button
                {...props}
                variant="default"
                loading={send.isPending}
                leftSection={<IconCamera size={16} />}
              >
                {t(photo ? 'replace' : 'choose')}
              </Button>
            )}
          </FileButton>
          {photo && <span role="status">{photo.name}</span>}
        </div>
      </Input.Wrapper>
      {act.error && (
        <p className={styles.wrong} role="alert">
          {errorText(act.error)}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={act.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}
