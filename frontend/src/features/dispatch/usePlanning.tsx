import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { announce } from '@/ui/live'
import { notify } from '@/ui/notify'
import { ReasonDialog } from './components/ReasonDialog'
import { ALL, type DoubtCode, type Plan, useAssign } from './data'

export interface Doubts {
  plan: Plan
  doubts: Partial<Record<DoubtCode, string[]>>
}

interface After {
  onDone?: () => void
  onFailed?: () => void
}

/** Sends technicians; asks for a reason where something speaks against it, and says what refused. */
export function usePlanning() {
  const { t } = useTranslation('dispatch')
  const client = useQueryClient()
  const assign = useAssign()
  const [doubted, setDoubted] = useState<(Doubts & After) | null>(null)

  const plan = (what: Plan, after: After = {}) =>
    assign.mutate(what, {
      onSuccess: () => {
        setDoubted(null)
        notify(t('planned'))
        after.onDone?.()
      },
      onError: error => {
        if (!(error instanceof ApiError)) return complain(error)
        if (error.code === 'doubtful') {
          const doubts = (error.fields.doubts ?? {}) as Doubts['doubts']
          return setDoubted({ plan: what, doubts, ...after })
        }
        setDoubted(null)
        const said = refusal(error)
        const key = `refused.${error.code}`
        if (said === null) complain(error)
        else {
          notify(t(key, { what: said }), undefined, 'bad')
          announce(t(key, { what: said }))
        }
        if (error.code === 'changed') void client.invalidateQueries({ queryKey: ALL })
        after.onFailed?.()
      },
    })

  const close = () => {
    doubted?.onFailed?.()
    setDoubted(null)
  }
  const dialog = doubted && (
    <ReasonDialog
      doubts={doubted.doubts}
      busy={assign.isPending}
      onClose={close}
      onReason={overruled =>
        plan({ ...doubted.plan, overruled }, { onDone: doubted.onDone, onFailed: doubted.onFailed })
      }
    />
  )
  return { plan, dialog, busy: assign.isPending }
}

/** What a refusal names; null where it is none of ours. */
function refusal({ code, fields }: ApiError): string | null {
  if (code === 'overlap') return listed(fields.orders)
  if (code === 'skill_required') return listed(fields.skills)
  return code === 'absent' || code === 'changed' ? '' : null
}

function listed(names: unknown): string {
  return Array.isArray(names) ? names.join(', ') : ''
}
