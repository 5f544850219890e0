import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { IconPackage, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page } from '@/ui/Page'
import styles from '../catalogue.module.css'
import { ItemForm } from '../components/ItemForm'
import { ItemsTable } from '../components/ItemsTable'
import { type Item, useItem, useItems } from '../data'

const PAUSE_MS = 200
const SHOWN: Record<string, Record<string, string>> = {
  active: { active: 'true' },
  inactive: { active: 'false' },
  archived: { archived: 'true' },
}

/** What the house sells, two hundred rows at a time. */
export default function CataloguePage() {
  const { t } = useTranslation('catalogue')
  const { role } = useUser()
  const [params, setParams] = useSearchParams()
  const [words, setWords] = useState(params.get('q') ?? '')
  const [q] = useDebouncedValue(words, PAUSE_MS)
  const [edited, setEdited] = useState<Item | 'new' | null>(null)
  const shown = params.get('show') ?? 'active'
  const kind = params.get('kind') ?? ''
  const items = useItems({ ...SHOWN[shown], ...(q && { q }), ...(kind && { kind }) })
  const rows = rowsOf(items.data)
  const writes = role === 'admin' || role === 'clerk'
  const choose = (name: string, value: string | null) =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const actions = writes && (
    <Actions>
      <Button component={Link} to="/catalogue/import" variant="default">
        {t('import')}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
        {t('new')}
      </Button>
    </Actions>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={actions}>
      <search className={styles.bar}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={words}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Select
          aria-label={t('kinds')}
          placeholder={t('every')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          data={['service', 'part'].map(each => ({ value: each, label: t(`kind.${each}`) }))}
          value={kind || null}
          onChange={value => choose('kind', value)}
        />
        <Select
          aria-label={t('show')}
          allowDeselect={false}
          data={Object.keys(SHOWN).map(each => ({ value: each, label: t(`shown.${each}`) }))}
          value={shown}
          onChange={value => choose('show', value === 'active' ? null : value)}
        />
      </search>
      <Loading of={items} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconPackage}
              title={t(q || kind || shown !== 'active' ? 'noneFound' : 'none')}
              text={t('noneText')}
            />
          ) : (
            <ItemsTable items={rows} writes={writes} onEdit={setEdited} />
          )
        }
      </Loading>
      <MoreButton of={items} />
      {edited === 'new' && <ItemForm onClose={() => setEdited(null)} />}
      {edited && edited !== 'new' && <Editing id={edited.id} onClose={() => setEdited(null)} />}
    </Page>
  )
}

/** Its price lists come with the item itself. */
function Editing({ id, onClose }: { id: string; onClose: () => void }) {
  const item = useItem(id)
  return item.data ? <ItemForm item={item.data} onClose={onClose} /> : null
}
