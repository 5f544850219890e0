import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { useSayOfOrder } from '@/api/orders'
import { IconSend } from '@/ui/icons'
import pages from '@/ui/page.module.css'

/** Says something about an order to its customer; what was typed stays until it got through. */
export function SayForm({ id }: { id: string }) {
  const { t } = useTranslation('orders')
  const say = useSayOfOrder(id)
  const [text, setText] = useState('')
  const [key, setKey] = useState(newKey)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    say.mutate(
      { text: text.trim(), client_id: key },
      {
        onSuccess: () => {
          setText('')
          setKey(newKey())
        },
        onError: complain,
      },
    )
  }
  return (
    <form className={pages.form} onSubmit={submit}>
      <Textarea
        aria-label={t('say')}
        placeholder={t('say')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="default"
        disabled={!text.trim()}
        loading={say.isPending}
        leftSection={<IconSend size={16} />}
        style={{ justifySelf: 'end' }}
      >
        {t('send')}
      </Button>
    </form>
  )
}
