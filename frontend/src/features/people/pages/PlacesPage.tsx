import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconMapPin, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { PlaceForm } from '../components/PlaceForm'
import { useAreas, usePositions } from '../data'
import type { Area, Position } from '../types'

/** The lists of areas and positions, as this house calls them. */
export default function PlacesPage() {
  const { t } = useTranslation('people')
  return (
    <Page title={t('nav.areas')} text={t('places.text')}>
      <Areas />
      <Positions />
    </Page>
  )
}

function Areas() {
  const { t } = useTranslation('people')
  const areas = useAreas()
  const [editing, setEditing] = useState<Area | 'new' | null>(null)
  return (
    <section className={styles.section}>
      <Head title={t('places.areas')} add={t('places.addArea')} onAdd={() => setEditing('new')} />
      <Loading of={areas}>
        {() =>
          areas.data?.length ? (
            <Rows>
              {areas.data.map(area => (
                <Row
                  key={area.id}
                  name={area.name}
                  note={area.team ? t('places.team', { name: area.team.name }) : t('places.noTeam')}
                >
                  <IconButton
                    label={t('places.edit', { name: area.name })}
                    icon={IconEdit}
                    onClick={() => setEditing(area)}
                  />
                </Row>
              ))}
            </Rows>
          ) : (
            <EmptyState
              icon={IconMapPin}
              title={t('places.noAreas')}
              text={t('places.noAreasText')}
            />
          )
        }
      </Loading>
      {editing && (
        <PlaceForm
          list="areas"
          place={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

function Positions() {
  const { t } = useTranslation('people')
  const positions = usePositions()
  const [editing, setEditing] = useState<Position | 'new' | null>(null)
  return (
    <section className={styles.section}>
      <Head
        title={t('places.positions')}
        add={t('places.addPosition')}
        onAdd={() => setEditing('new')}
      />
      <Loading of={positions}>
        {() =>
          positions.data?.length ? (
            <Rows>
              {positions.data.map(position => (
                <Row key={position.id} name={position.name}>
                  <StateChip>{t(`common:role.${position.role}`)}</StateChip>
                  <IconButton
                    label={t('places.edit', { name: position.name })}
                    icon={IconEdit}
                    onClick={() => setEditing(position)}
                  />
                </Row>
              ))}
            </Rows>
          ) : (
            <EmptyState title={t('places.noPositions')} text={t('places.noPositionsText')} />
          )
        }
      </Loading>
      {editing && (
        <PlaceForm
          list="positions"
          place={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

function Head({ title, add, onAdd }: { title: string; add: string; onAdd: () => void }) {
  return (
    <div className={styles.head}>
      <h2>{title}</h2>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onAdd}>
        {add}
      </Button>
    </div>
  )
}
