import type { PublicKind } from '../publicKind'

const survey: PublicKind = {
  load: () => import('./SurveyPage'),
}

export default survey
