import { createBrowserRouter, type RouteObject } from 'react-router';
import { HomePage, NoPage } from './home/HomePage.js';
import { PageFault } from './kit/ErrorBoundary.js';
import { Loading } from './kit/states.js';
import { Gate } from './session/Gate.js';
import { SignInPage } from './session/SignInPage.js';
import { Shell } from './shell/Shell.js';

type Page = { readonly Component: React.ComponentType };
/** Each page is a file of its own, fetched when first opened. */
const page = (path: string, load: () => Promise<Page>): RouteObject => ({ path, lazy: load, HydrateFallback: Loading });

const pages: RouteObject[] = [
  page('home', async () => ({ Component: (await import('./home/NowPage.js')).NowPage })),
  page('organisations/:organisationId/cards', async () => ({
    Component: (await import('./cards/BranchCardsPage.js')).BranchCardsPage,
  })),
  page('organisations/:organisationId/cards-below', async () => ({
    Component: (await import('./cards/CommitteeCardsPage.js')).CommitteeCardsPage,
  })),
  page('organisations/:organisationId/cards/:cardId', async () => ({
    Component: (await import('./cards/CardPage.js')).CardPage,
  })),
  page('map/:organisationId', async () => ({ Component: (await import('./obligations/MapPage.js')).MapPage })),
  page('organisations/:organisationId', async () => ({
    Component: (await import('./organisations/OrganisationPage.js')).OrganisationPage,
  })),
  page('organisations/:organisationId/roster', async () => ({
    Component: (await import('./people/RosterPage.js')).RosterPage,
  })),
  page('organisations/:organisationId/terms', async () => ({
    Component: (await import('./organisations/TermsPage.js')).TermsPage,
  })),
  page('organisations/:organisationId/year', async () => ({
    Component: (await import('./obligations/YearPage.js')).YearPage,
  })),
  page('organisations/:organisationId/accounts', async () => ({
    Component: (await import('./administration/BranchAccountsPage.js')).BranchAccountsPage,
  })),
  page('organisations/:organisationId/calendar', async () => ({
    Component: (await import('./meetings/calendar/CalendarPage.js')).CalendarPage,
  })),
  page('organisations/:organisationId/record', async () => ({
    Component: (await import('./meetings/form/BeginPage.js')).RecordPage,
  })),
  page('organisations/:organisationId/plan', async () => ({
    Component: (await import('./meetings/form/BeginPage.js')).PlanPage,
  })),
  page('organisations/:organisationId/gatherings/:gatheringId', async () => ({
    Component: (await import('./meetings/form/FormPage.js')).FormPage,
  })),
  page('meetings/:meetingId', async () => ({
    Component: (await import('./meetings/record/MeetingPage.js')).MeetingPage,
  })),
  page('meetings/:meetingId/correct', async () => ({
    Component: (await import('./meetings/record/CorrectPage.js')).CorrectPage,
  })),
  page('people/:personId', async () => ({ Component: (await import('./people/PersonPage.js')).PersonPage })),
  page('rules/:organisationId', async () => ({ Component: (await import('./obligations/RulesPage.js')).RulesPage })),
  page('organisations/:organisationId/meeting-settings', async () => ({
    Component: (await import('./meetings/settings/SettingsPage.js')).SettingsPage,
  })),
  page('organisations/:organisationId/talks', async () => ({
    Component: (await import('./meetings/talks/TalksPage.js')).TalksPage,
  })),
  page('organisations/:organisationId/problems', async () => ({
    Component: (await import('./meetings/problems/ProblemsPage.js')).ProblemsPage,
  })),
  page('organisations/:organisationId/study', async () => ({
    Component: (await import('./meetings/study/StudyPage.js')).StudyPage,
  })),
  page('imports', async () => ({ Component: (await import('./imports/ImportsPage.js')).ImportsPage })),
  page('imports/:importId', async () => ({ Component: (await import('./imports/ImportPage.js')).ImportPage })),
  page('accounts', async () => ({ Component: (await import('./administration/AccountsPage.js')).AccountsPage })),
  page('appointments', async () => ({
    Component: (await import('./administration/AppointmentsPage.js')).AppointmentsPage,
  })),
  page('audit', async () => ({ Component: (await import('./administration/AuditPage.js')).AuditPage })),
  page('feedback', async () => ({ Component: (await import('./feedback/FeedbackPage.js')).FeedbackPage })),
  page('corrections', async () => ({ Component: (await import('./people/Corrections.js')).CorrectionsPage })),
  page('backups', async () => ({ Component: (await import('./administration/BackupsPage.js')).BackupsPage })),
];

export const router = createBrowserRouter([
  {
    errorElement: <PageFault />,
    HydrateFallback: Loading,
    children: [
      { path: 'signin', Component: SignInPage },
      page('activate', async () => ({ Component: (await import('./session/ActivatePage.js')).ActivatePage })),
      page('setup', async () => ({ Component: (await import('./setup/SetupPage.js')).SetupPage })),
      {
        Component: Gate,
        children: [
          page('security', async () => ({ Component: (await import('./session/SecurityPage.js')).SecurityPage })),
          page('password', async () => ({ Component: (await import('./session/PasswordPage.js')).PasswordPage })),
          {
            Component: Shell,
            children: [
              {
                errorElement: <PageFault />,
                children: [{ index: true, Component: HomePage }, ...pages, { path: '*', Component: NoPage }],
              },
            ],
          },
        ],
      },
    ],
  },
]);
