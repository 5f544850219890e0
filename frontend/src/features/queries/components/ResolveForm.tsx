import { Button, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { type Inquiry, useDeed } from '../data'

/** The answer goes to the customer where they write to us, and stands in their portal. */
export function ResolveForm({ query }: { query: Inquiry }) {
  const { t } = useTranslation('queries')
  const deed = useDeed(query.id)
  const form = useForm({
    initialValues: { text: '' },
    validate: { text: value => (value.trim() ? null : t('resolve.missing')) },
  })
  return (
    <form
      className={`${pages.section} ${pages.form}`}
      onSubmit={form.onSubmit(({ text }) =>
        deed.mutate(
          { deed: 'resolve', text },
          {
            onSuccess: now => notify(t(now.not_sent ? 'resolve.onlyPortal' : 'resolve.done')),
            onError: complainIn(form),
          },
        ),
      )}
    >
      <Textarea
        label={t('resolve.title')}
        description={t('resolve.text', { name: query.customer.name })}
        autosize
        minRows={4}
        maxLength={4000}
        {...form.getInputProps('text')}
      />
      <Actions>
        <Button type="submit" loading={deed.isPending}>
          {t('resolve.send')}
        </Button>
      </Actions>
    </form>
  )
}
