import { Button, Radio, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useLivingFields } from '../fields'
import { FIELDS, type Import, type Meaning, useMapping, useRun } from '../imports'
import { ImportPreview } from './ImportPreview'

/** What each column means, how the first lines look then, and off it goes. */
export function ImportColumns({ row }: { row: Import }) {
  const { t } = useTranslation('crm')
  const map = useMapping(row.id)
  const run = useRun(row.id)
  const own = useLivingFields()
  const named = row.mapping.includes('name')
  const change = (place: number, meaning: Meaning) => {
    // A field is one column's only: it leaves the one that had it.
    const mapping = row.mapping.map((was, at): Meaning => {
      if (at === place) return meaning
      return was === meaning ? '' : was
    })
    map.mutate({ mapping, on_duplicate: row.on_duplicate }, { onError: complain })
  }
  return (
    <>
      <section className={styles.section} aria-labelledby="import-columns">
        <h2 id="import-columns">{t('import.columns')}</h2>
        <p>{t('import.columnsText', { name: row.name, count: row.rows })}</p>
        {row.repeated && <p role="alert">{t('import.repeated')}</p>}
        <div className={styles.pair}>
          {row.headings.map((heading, place) => (
            <Select
              key={place}
              label={heading || t('import.unnamed', { place: place + 1 })}
              data={[
                { value: '', label: t('import.leftOut') },
                ...FIELDS.map(value => ({ value: value as string, label: t(`fields.${value}`) })),
                ...own.map(({ id, name }) => ({ value: `custom:${id}`, label: name })),
              ]}
              value={row.mapping[place] ?? ''}
              allowDeselect={false}
              onChange={value => change(place, value ?? '')}
            />
          ))}
        </div>
        <Radio.Group
          label={t('import.known')}
          value={row.on_duplicate}
          onChange={value =>
            map.mutate(
              { mapping: row.mapping, on_duplicate: value as Import['on_duplicate'] },
              { onError: complain },
            )
          }
        >
          <Radio mt={8} value="skip" label={t('import.skip')} />
          <Radio mt={8} value="update" label={t('import.update')} />
        </Radio.Group>
      </section>
      {named ? <ImportPreview row={row} /> : <p role="alert">{t('import.nameless')}</p>}
      <Actions>
        <Button
          disabled={!named}
          loading={run.isPending}
          onClick={() => run.mutate(undefined, { onError: complain })}
        >
          {t('import.run', { count: row.rows })}
        </Button>
      </Actions>
    </>
  )
}
