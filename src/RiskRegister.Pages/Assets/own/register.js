// Everything works without this: it counts characters, focuses what went wrong or was done, and keeps a button from being pressed twice.
import { Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, createAll } from './govuk-frontend.js'

for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) createAll(component)
