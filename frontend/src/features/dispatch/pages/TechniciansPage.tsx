import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useExpiring, useTechnicians } from '../people'

const NOON = 'T12:00:00'

/** Who can be sent, and whose licences end. */
export default function TechniciansPage() {
  const { t } = useTranslation('dispatch')
  const technicians = useTechnicians()
  const ending = useExpiring().data ?? []
  return (
    <Page title={t('people.title')} text={t('people.text')}>
      {ending.length > 0 && (
        <section className={pages.section}>
          <h2>{t('people.ending')}</h2>
          <Rows>
            {ending.map(each => (
              <Row
                key={`${each.technician.id}${each.skill.id}`}
                name={<Link to={each.technician.id}>{each.technician.name}</Link>}
                note={each.skill.name}
              >
                <StateChip tone={each.expired ? 'bad' : 'warn'}>
                  {t(each.expired ? 'people.ended' : 'people.ends', {
                    day: formatDate(`${each.expires_on}${NOON}`),
                  })}
                </StateChip>
              </Row>
            ))}
          </Rows>
        </section>
      )}
      <Loading of={technicians}>
        {() =>
          technicians.data?.length === 0 ? (
            <EmptyState icon={IconWrench} title={t('nobody')} text={t('nobodyText')} />
          ) : (
            <Rows>
              {technicians.data?.map(each => (
                <Row
                  key={each.id}
                  name={<Link to={each.id}>{each.name}</Link>}
                  note={each.skills.map(held => held.skill.name).join(', ') || t('people.noSkills')}
                >
                  {each.shifts.length === 0 && <StateChip>{t('people.anyTime')}</StateChip>}
                  {each.absences[0] && (
                    <StateChip tone="warn">
                      {t('people.away', { day: formatDate(each.absences[0].starts_at) })}
                    </StateChip>
                  )}
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
    </Page>
  )
}
