import composer from './texts/composer.es'
import deeds from './texts/deeds.es'
import desk from './texts/desk.es'
import extras from './texts/extras.es'
import hooks from './texts/hooks.es'
import inbox from './texts/inbox.es'
import kinds from './texts/kinds.es'
import talk from './texts/talk.es'
import team from './texts/team.es'
import templates from './texts/templates.es'
import thread from './texts/thread.es'
import tray from './texts/tray.es'

export default {
  ...composer,
  ...deeds,
  ...desk,
  ...extras,
  ...hooks,
  ...inbox,
  ...kinds,
  ...talk,
  ...team,
  ...templates,
  ...thread,
  ...tray,
}
