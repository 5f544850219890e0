import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDateTime } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { IconMail, IconUserPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { InviteForm } from '../components/InviteForm'
import { LinkMade } from '../components/LinkMade'
import { PeopleTabs } from '../components/PeopleTabs'
import { useInvitations, useResend, useRevoke } from '../data'
import type { Invitation, InvitationMade } from '../types'

const TONES: Record<Invitation['state'], Tone> = {
  pending: 'primary',
  accepted: 'ok',
  revoked: 'plain',
  expired: 'warn',
  ended: 'warn',
}

const RENEWABLE: Invitation['state'][] = ['pending', 'expired', 'ended']

export default function InvitationsPage() {
  const { t } = useTranslation('people')
  const [inviting, setInviting] = useState(false)
  const invitations = useInvitations()
  const rows = rowsOf(invitations.data)
  const invite = (
    <Button leftSection={<IconMail size={16} />} onClick={() => setInviting(true)}>
      {t('list.invite')}
    </Button>
  )
  return (
    <Page wide title={t('list.title')} text={t('invitations.text')} action={invite}>
      <PeopleTabs />
      <Loading of={invitations}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconUserPlus}
              title={t('invitations.empty')}
              text={t('invitations.emptyText')}
              action={invite}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <InvitationRow key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={invitations} />
      {inviting && <InviteForm onClose={() => setInviting(false)} />}
    </Page>
  )
}

function InvitationRow({ row }: { row: Invitation }) {
  const { t } = useTranslation('people')
  const name = `${row.first_name} ${row.last_name}`.trim() || row.email
  const place = [row.position?.name ?? t(`common:role.${row.role}`), row.area?.name]
  return (
    <Row
      name={name}
      note={
        <>
          {place.filter(Boolean).join(' · ')}
          {row.email && ` · ${row.email}`}
          <br />
          {row.state === 'pending'
            ? t('invitations.until', { at: formatDateTime(row.expires_at) })
            : t('invitations.by', { name: row.invited_by?.name ?? 'Mostrador' })}
          {row.mail !== 'none' && ` · ${t(`invitations.mail.${row.mail}`)}`}
        </>
      }
      faded={row.state === 'revoked'}
    >
      <StateChip tone={TONES[row.state]}>{t(`invitations.state.${row.state}`)}</StateChip>
      {RENEWABLE.includes(row.state) && <Deeds row={row} name={name} />}
    </Row>
  )
}

function Deeds({ row, name }: { row: Invitation; name: string }) {
  const { t } = useTranslation('people')
  const resend = useResend()
  const revoke = useRevoke()
  const [made, setMade] = useState<InvitationMade | null>(null)
  return (
    <>
      <Button
        variant="default"
        loading={resend.isPending}
        aria-label={t('invitations.resendLabel', { name })}
        onClick={() => resend.mutate(row.id, { onSuccess: setMade, onError: complain })}
      >
        {t('invitations.resend')}
      </Button>
      {row.state === 'pending' && (
        <ConfirmButton
          label={t('invitations.revoke')}
          name={t('invitations.revokeLabel', { name })}
          text={t('invitations.revokeText')}
          sure={t('invitations.revoke')}
          loading={revoke.isPending}
          onSure={() => revoke.mutate(row.id, { onError: complain })}
        />
      )}
      {made && (
        <Modal
          opened
          size="lg"
          onClose={() => setMade(null)}
          title={t('invitations.resent')}
          closeButtonProps={{ 'aria-label': t('common:close') }}
        >
          <LinkMade made={made} onClose={() => setMade(null)} />
        </Modal>
      )}
    </>
  )
}
