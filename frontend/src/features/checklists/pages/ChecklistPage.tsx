import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import styles from '../checklists.module.css'
import { Point } from '../components/Point'
import { type Checklist, useChecklist, useKeepChecklist, useKindsOf } from '../data'
import { blank, draftOf, moved, type Values, valuesOf, type Wrong, wrongIn } from '../draft'

const LISTS = '/settings/checklists'
const NEW = 'new'

export default function ChecklistPage() {
  const { id = NEW } = useParams()
  const found = useChecklist(id === NEW ? '' : id)
  if (id === NEW) return <Whole known={null} />
  return (
    <Loading of={found} rows={6}>
      {() => found.data && <Whole key={found.data.id} known={found.data} />}
    </Loading>
  )
}

function Whole({ known }: { known: Checklist | null }) {
  const { t } = useTranslation('checklists')
  const navigate = useNavigate()
  const keep = useKeepChecklist(known?.id ?? '')
  const [values, setValues] = useState(() => valuesOf(known))
  const [wrong, setWrong] = useState<Wrong>({})
  const change = (next: Partial<Values>) => setValues(before => ({ ...before, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = wrongIn(values, t)
    setWrong(found)
    if (Object.keys(found).length > 0) return
    keep.mutate(draftOf(values), {
      onSuccess: () => {
        notify(t('saved'))
        void navigate(LISTS)
      },
      onError: complain,
    })
  }
  return (
    <Page title={known?.name ?? t('add')} text={t('keeps')} back={LISTS} backLabel={t('title')}>
      <form className={pages.form} onSubmit={submit} noValidate autoComplete="off">
        <What values={values} wrong={wrong} change={change} />
        <Points values={values} wrong={wrong} change={change} />
        <Actions>
          <Button type="submit" loading={keep.isPending}>
            {t('save')}
          </Button>
        </Actions>
      </form>
    </Page>
  )
}

interface Part {
  values: Values
  wrong: Wrong
  change: (next: Partial<Values>) => void
}

/** Its name, and what it is asked for. */
function What({ values, wrong, change }: Part) {
  const { t } = useTranslation('checklists')
  const machines = useKindsOf('machine-kinds').data ?? []
  const services = useKindsOf('service-kinds').data ?? []
  return (
    <>
      <TextInput
        label={t('name')}
        maxLength={80}
        value={values.name}
        error={wrong.name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <div className={pages.pair}>
        <Select
          label={t('machineKind')}
          placeholder={t('everyMachine')}
          clearable
          data={machines}
          value={values.machine_kind}
          onChange={id => change({ machine_kind: id })}
        />
        <Select
          label={t('orderKind')}
          placeholder={t('everyKind')}
          clearable
          data={services}
          value={values.order_kind}
          onChange={id => change({ order_kind: id })}
        />
      </div>
    </>
  )
}

function Points({ values: { items }, wrong, change }: Part) {
  const { t } = useTranslation('checklists')
  return (
    <>
      <ol className={styles.points} aria-label={t('points')}>
        {items.map((item, place) => (
          <Point
            key={item.at}
            item={item}
            number={place + 1}
            last={place === items.length - 1}
            wrong={wrong}
            onChange={next =>
              change({ items: items.map(each => (each === item ? { ...each, ...next } : each)) })
            }
            onMove={by => change({ items: moved(items, place, by) })}
            onRemove={() => change({ items: items.filter(each => each !== item) })}
          />
        ))}
      </ol>
      {wrong.items && <p className={styles.wrong}>{wrong.items}</p>}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => change({ items: [...items, blank()] })}
        >
          {t('point.add')}
        </Button>
      </div>
    </>
  )
}
