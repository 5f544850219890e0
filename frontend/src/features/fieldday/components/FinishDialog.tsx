import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Actions } from '@/ui/Page'
import type { Job } from '../data'
import styles from '../field.module.css'

interface Props {
  job: Job
  onClose: () => void
  onFinish: () => void
}

/** What is missing, or what the customer will read, before it is finished. */
export function FinishDialog({ job, onClose, onFinish }: Props) {
  const { t } = useTranslation('fieldday')
  const lacking = Object.keys(job.missing).length > 0
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('finish.title', { number: job.number })}
      closeButtonProps={{ 'aria-label': t('close', { ns: 'common' }) }}
    >
      <div className={styles.summary}>
        {lacking ? <Missing job={job} /> : <Summary job={job} />}
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('cancel', { ns: 'common' })}
          </Button>
          {!lacking && <Button onClick={onFinish}>{t('step.finish')}</Button>}
        </Actions>
      </div>
    </Modal>
  )
}

function Missing({ job: { missing } }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const photos = (missing.photos ?? []).map(tag => t(`tag.${tag}`))
  return (
    <div role="alert">
      <p>{t('finish.missing')}</p>
      <ul>
        {missing.checklist && (
          <li>{t('finish.checklist', { list: missing.checklist.join(', ') })}</li>
        )}
        {missing.photos && <li>{t('finish.photos', { list: photos.join(', ') })}</li>}
        {missing.signature && (
          <li>{missing.signature[0] === 'changed' ? t('changed') : t('finish.signature')}</li>
        )}
      </ul>
    </div>
  )
}

function Summary({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const items = job.checklists.flatMap(each => each.items)
  const bad = items.filter(each => each.is_bad).length
  const told = [
    [t('fault'), job.findings.fault],
    [t('cause'), job.findings.cause],
    [t('remedy'), job.findings.remedy],
  ] as const
  return (
    <>
      <p>{t('finish.summary')}</p>
      <ul>
        <li>{t('finish.checked', { count: items.filter(each => each.value !== null).length })}</li>
        {bad > 0 && <li>{t('finish.bad', { count: bad })}</li>}
        <li>{t('finish.shown', { count: job.photos.length })}</li>
        <li>{t('finish.used', { count: job.parts.length })}</li>
      </ul>
      {told.map(
        ([label, said]) =>
          said && (
            <p key={label}>
              <strong>{label}:</strong> {said}
            </p>
          ),
      )}
    </>
  )
}
