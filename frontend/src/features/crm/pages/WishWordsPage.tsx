import { Button, TagsInput, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useSaveWishWords, useWishWords, type WishWords } from '../wishes'

export default function WishWordsPage() {
  const { t } = useTranslation('crm')
  const words = useWishWords()
  return (
    <Page title={t('wishes.title')} text={t('wishes.text')}>
      <Loading of={words}>{() => words.data && <WordsForm words={words.data} />}</Loading>
    </Page>
  )
}

function WordsForm({ words }: { words: WishWords }) {
  const { t } = useTranslation('crm')
  const save = useSaveWishWords()
  const form = useForm<WishWords>({ initialValues: words })
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(draft =>
        save.mutate(draft, {
          onSuccess: kept => {
            form.setInitialValues(kept)
            form.setValues(kept)
            notify(t('wishes.saved'))
          },
          onError: complainIn(form),
        }),
      )}
    >
      <TagsInput
        label={t('wishes.stop')}
        description={t('wishes.stopText')}
        maxTags={30}
        {...form.getInputProps('stop')}
      />
      <Textarea
        label={t('wishes.stopAnswer')}
        autosize
        maxLength={500}
        {...form.getInputProps('stop_answer')}
      />
      <TagsInput label={t('wishes.back')} maxTags={30} {...form.getInputProps('back')} />
      <Textarea
        label={t('wishes.backAnswer')}
        autosize
        maxLength={500}
        {...form.getInputProps('back_answer')}
      />
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
