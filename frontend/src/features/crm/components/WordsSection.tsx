import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { type Meaning, useWordList, type Word, type WordList, wordText } from '@/api/words'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconPlus, IconTrash } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { moved, useOrderWords, useRemoveWord, useSaveWord } from '../lists'
import { Mover } from './Mover'

const COLORS = ['plain', 'primary', 'ok', 'warn', 'bad'] as const
const MEANINGS: Meaning[] = ['active', 'prospect', 'inactive']

/** One list of words: in order, with how many customers have each. */
export function WordsSection({ name }: { name: WordList }) {
  const { t } = useTranslation('crm')
  const words = useWordList(name)
  const order = useOrderWords(name)
  const [editing, setEditing] = useState<Word | null | undefined>()
  const [removing, setRemoving] = useState<Word | null>(null)
  const rows = words.data ?? []
  const meaningOf = (word: Word) => {
    const meaning = word.meaning && t(`lists.meaning.${word.meaning}`)
    return meaning !== wordText(word) && meaning
  }
  return (
    <section className={styles.section} aria-labelledby={`list-${name}`}>
      <div className={styles.head}>
        <h2 id={`list-${name}`}>{t(`lists.${name}`)}</h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setEditing(null)}
        >
          {t('lists.add')}
        </Button>
      </div>
      <p>{t(`lists.${name}Text`)}</p>
      <Loading of={words}>
        {() => (
          <Rows>
            {rows.map((word, at) => (
              <Row
                key={word.key}
                lead={<StateChip tone={word.color}>{t(`lists.colors.${word.color}`)}</StateChip>}
                name={wordText(word)}
                note={[
                  t('lists.used', { count: word.used }),
                  meaningOf(word),
                  word.is_default && t(name === 'status' ? 'lists.usual' : 'lists.default'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                <Mover
                  name={wordText(word)}
                  first={at === 0}
                  last={at === rows.length - 1}
                  onMove={by =>
                    order.mutate(
                      moved(rows, at, by).map(each => each.key),
                      { onError: complain },
                    )
                  }
                />
                <IconButton
                  label={t('edit', { name: wordText(word) })}
                  icon={IconEdit}
                  onClick={() => setEditing(word)}
                />
                <IconButton
                  label={t('lists.removeNamed', { name: wordText(word) })}
                  icon={IconTrash}
                  onClick={() => setRemoving(word)}
                />
              </Row>
            ))}
          </Rows>
        )}
      </Loading>
      {editing !== undefined && (
        <WordForm name={name} word={editing} onClose={() => setEditing(undefined)} />
      )}
      {removing && (
        <RemoveDialog
          name={name}
          word={removing}
          others={rows.filter(word => word.key !== removing.key)}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  )
}

interface FormProps {
  name: WordList
  word: Word | null
  onClose: () => void
}

function WordForm({ name, word, onClose }: FormProps) {
  const { t } = useTranslation('crm')
  const save = useSaveWord(name, word?.key ?? null)
  const form = useForm({
    initialValues: {
      es: word?.es ?? '',
      en: word?.en ?? '',
      color: word?.color ?? ('plain' as const),
      meaning: word?.meaning ?? ('active' as Meaning),
      is_default: word?.is_default ?? false,
    },
  })
  return (
    <FormDialog
      title={t(word ? 'lists.change' : 'lists.add')}
      action={t('common:save')}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(({ meaning, ...said }) =>
        save.mutate(name === 'status' ? { ...said, meaning } : said, {
          onSuccess: onClose,
          onError: complainIn(form),
        }),
      )}
    >
      <div className={styles.pair}>
        <TextInput
          label={t('lists.es')}
          required
          maxLength={40}
          data-autofocus
          {...form.getInputProps('es')}
        />
        <TextInput label={t('lists.en')} required maxLength={40} {...form.getInputProps('en')} />
      </div>
      {name === 'status' && (
        <Select
          label={t('lists.meaningLabel')}
          description={t('lists.meaningText')}
          allowDeselect={false}
          data={MEANINGS.map(value => ({ value, label: t(`lists.meaning.${value}`) }))}
          {...form.getInputProps('meaning')}
        />
      )}
      <Select
        label={t('lists.color')}
        allowDeselect={false}
        data={COLORS.map(value => ({ value, label: t(`lists.colors.${value}`) }))}
        {...form.getInputProps('color')}
      />
      <Checkbox
        label={t(name === 'status' ? 'lists.isUsual' : 'lists.isDefault')}
        disabled={word?.is_default}
        {...form.getInputProps('is_default', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}

interface RemoveProps {
  name: WordList
  word: Word
  others: Word[]
  onClose: () => void
}

function RemoveDialog({ name, word, others, onClose }: RemoveProps) {
  const { t } = useTranslation('crm')
  const remove = useRemoveWord(name)
  const [into, setInto] = useState<string | null>(null)
  const needed = word.used > 0 || word.is_default
  return (
    <FormDialog
      title={t('lists.removeNamed', { name: wordText(word) })}
      action={t('lists.remove')}
      danger
      busy={remove.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        remove.mutate(
          { key: word.key, into },
          {
            onSuccess: ({ moved: count }) => {
              notify(t('lists.removed', { count }))
              onClose()
            },
            onError: complain,
          },
        )
      }}
    >
      <p className={styles.words}>{t('lists.used', { count: word.used })}</p>
      <Select
        label={t('lists.into')}
        required={needed}
        clearable={!needed}
        data={others.map(each => ({ value: each.key, label: wordText(each) }))}
        value={into}
        onChange={setInto}
      />
    </FormDialog>
  )
}
