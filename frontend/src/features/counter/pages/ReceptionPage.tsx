import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { ReceptionForm } from '../components/ReceptionForm'
import styles from '../counter.module.css'
import { HOUSE, useChannels, useReceptions } from '../data'

export default function ReceptionPage() {
  const { t } = useTranslation('counter')
  const [of, setOf] = useState<string>(HOUSE)
  const receptions = useReceptions()
  const channels = rowsOf(useChannels().data)
  const house = receptions.data?.find(each => each.channel === null)
  const own = receptions.data?.find(each => each.channel === of)
  const shown = own ?? house
  return (
    <Page title={t('nav.reception')} text={t('reception.text')}>
      <Select
        className={styles.short}
        label={t('reception.of')}
        allowDeselect={false}
        data={[
          { value: HOUSE, label: t('reception.all') },
          ...channels.map(channel => ({ value: channel.id, label: channel.name })),
        ]}
        value={of}
        onChange={value => setOf(value ?? HOUSE)}
      />
      <Loading of={receptions}>
        {() =>
          shown && (
            <ReceptionForm
              key={`${of} ${JSON.stringify(shown)}`}
              of={of}
              reception={shown}
              isOwn={of === HOUSE || own !== undefined}
            />
          )
        }
      </Loading>
    </Page>
  )
}
