import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { ApiError } from '@/api/errors'
import { IconDownload } from '@/ui/icons'
import { type Asked, FORMATS, type Format, useMakeRun } from '../data'

/** What is seen, as a file; what takes long is made behind the scenes. */
export function Exports({ report, asked }: { report: string; asked: Asked }) {
  const { t } = useTranslation('reports')
  const [busy, setBusy] = useState(false)
  const make = useMakeRun(report)
  const navigate = useNavigate()
  const take = async (format: Format) => {
    setBusy(true)
    try {
      await download(`reports/${report}/`, { ...asked, format }, `${report}.${format}`)
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'takes_long')) return complain(error)
      make.mutate(
        { ...asked, compare: asked.compare === 'true', format },
        { onSuccess: () => navigate('/reports/runs'), onError: complain },
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={busy} leftSection={<IconDownload size={16} />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {FORMATS.map(format => (
          <Menu.Item key={format} onClick={() => void take(format)}>
            {t(`format.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
