import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { AbsencesSection } from '../components/AbsencesSection'
import { HeldSkillsForm } from '../components/HeldSkillsForm'
import { ShiftsForm } from '../components/ShiftsForm'
import { useTechnician } from '../people'

/** What somebody can do, when they work, and when they are away. */
export default function TechnicianPage() {
  const { t } = useTranslation('dispatch')
  const { id = '' } = useParams()
  const technician = useTechnician(id)
  return (
    <Page
      title={technician.data?.name ?? t('technician')}
      back="/settings/technicians"
      backLabel={t('people.title')}
    >
      <Loading of={technician}>
        {() =>
          technician.data && (
            <>
              <HeldSkillsForm technician={technician.data} />
              <ShiftsForm technician={technician.data} />
              <AbsencesSection technician={technician.data} />
            </>
          )
        }
      </Loading>
    </Page>
  )
}
