import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useUser } from '@/api/session'
import { isStaff } from '@/lib/roles'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { DataSection } from '../components/DataSection'
import { FaceSection } from '../components/FaceSection'
import { PasswordSection } from '../components/PasswordSection'
import { SessionsSection } from '../components/SessionsSection'
import { TheirFactorSection } from '../components/TheirFactorSection'
import { WorkSection } from '../components/WorkSection'
import { usePerson } from '../data'
import type { Person } from '../types'

export default function PersonPage() {
  const { t } = useTranslation('people')
  const { id = '' } = useParams()
  const person = usePerson(id)
  return (
    <Page
      title={person.data?.name ?? t('list.title')}
      text={person.data && placeOf(person.data)}
      back="/settings/people"
      backLabel={t('list.title')}
    >
      <Loading of={person}>{() => person.data && <Sections person={person.data} />}</Loading>
    </Page>
  )
}

function placeOf({ code, position, area }: Person): string {
  return [code, position?.name, area?.name].filter(Boolean).join(' · ')
}

function Sections({ person }: { person: Person }) {
  const own = useUser().id === person.id
  const staff = isStaff(person.role)
  return (
    <>
      {staff && <FaceSection id={person.id} name={person.name} />}
      <DataSection key={person.id} person={person} />
      {staff && <WorkSection person={person} own={own} />}
      {staff && <TheirFactorSection person={person} />}
      <SessionsSection whose={`users/${person.id}`} others={own} />
      {!own && <PasswordSection person={person} />}
    </>
  )
}
