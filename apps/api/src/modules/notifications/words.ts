import type { Notification } from "./items.ts";

/** What notifications say in mails and chats; the screens have their own words. */
export interface NotificationWords {
  line(item: Notification): string;
  several(count: number): string;
  more(count: number): string;
  hello(name: string): string;
  open: string;
  openAll: string;
  why: string;
  /** A push that only shows that pushes are shown. */
  test: string;
  code(code: string): string;
}

type Lines = Record<Notification["type"], (item: Notification) => string>;

const ENGLISH_ANSWERS = {
  accepted: "accepted your document",
  declined: "declined your document",
  questioned: "has a question about your document",
};

const ENGLISH_LINES: Lines = {
  mention: ({ actor, title }) => `${actor.name} mentioned you on ${title}`,
  comment: ({ actor, title }) => `${actor.name} commented on ${title}`,
  assignment: ({ actor, title, isOneOfMany, isNew, object }) =>
    isOneOfMany
      ? `${actor.name} gave you several records, among them ${title}`
      : isNew && object === "lead"
        ? `You have a new lead: ${title}`
        : `${actor.name} gave you ${title}`,
  stage: ({ actor, title, stage, outcome, isOneOfMany }) =>
    outcome
      ? `${actor.name} marked ${title} as ${outcome}`
      : isOneOfMany
        ? `${actor.name} moved several of your records, among them ${title}`
        : `${actor.name} moved ${title} to ${stage ?? "another stage"}`,
  message: ({ title, channel }) => `New ${channel === "sms" ? "text message" : "e-mail"} on ${title}`,
  document: ({ actor, title, answer }) => `${actor.name} ${ENGLISH_ANSWERS[answer ?? "questioned"]}: ${title}`,
  failure: ({ title, reason }) => `Your message on ${title} did not arrive${reason ? `: ${reason}` : ""}`,
  task_assigned: ({ actor, title }) => `${actor.name} assigned you the task ${title}`,
  task_due: ({ title }) => `The task ${title} is due soon`,
  task_overdue: ({ title }) => `The task ${title} is overdue`,
  task_done: ({ actor, title }) => `${actor.name} completed the task ${title}`,
  reminder: ({ title, activityType }) =>
    activityType === "follow_up" ? `Follow up with ${title} now` : `Your meeting about ${title} begins soon`,
  view: ({ title, view, isOneOfMany }) =>
    isOneOfMany
      ? `Several records are new in ${view ?? "a view"}, among them ${title}`
      : `${title} is new in ${view ?? "a view"}`,
  team: ({ actor, title, outcome }) =>
    outcome === "won" ? `${actor.name} won ${title}` : `${actor.name} added something to ${title}`,
};

export const ENGLISH: NotificationWords = {
  line: (item) => ENGLISH_LINES[item.type](item),
  several: (count) => `${count} notifications`,
  more: (count) => `And ${count} more.`,
  hello: (name) => `Hello ${name},`,
  open: "Open",
  openAll: "Open your notifications",
  why: "You choose what you hear of, and when:",
  test: "This is how notifications look in this browser.",
  code: (code) => `your code is ${code}. Enter it to get urgent notifications on this phone. Reply STOP to end them.`,
};

const SPANISH_ANSWERS = {
  accepted: "aceptó tu documento",
  declined: "rechazó tu documento",
  questioned: "tiene una pregunta sobre tu documento",
};

const SPANISH_LINES: Lines = {
  mention: ({ actor, title }) => `${actor.name} te mencionó en ${title}`,
  comment: ({ actor, title }) => `${actor.name} comentó en ${title}`,
  assignment: ({ actor, title, isOneOfMany, isNew, object }) =>
    isOneOfMany
      ? `${actor.name} te asignó varios registros, entre ellos ${title}`
      : isNew && object === "lead"
        ? `Tienes un prospecto nuevo: ${title}`
        : `${actor.name} te asignó ${title}`,
  stage: ({ actor, title, stage, outcome, isOneOfMany }) =>
    outcome
      ? `${actor.name} marcó ${title} como ${outcome === "won" ? "ganado" : "perdido"}`
      : isOneOfMany
        ? `${actor.name} movió varios de tus registros, entre ellos ${title}`
        : `${actor.name} movió ${title} a ${stage ?? "otra etapa"}`,
  message: ({ title, channel }) => `${channel === "sms" ? "SMS nuevo" : "Correo nuevo"} en ${title}`,
  document: ({ actor, title, answer }) => `${actor.name} ${SPANISH_ANSWERS[answer ?? "questioned"]}: ${title}`,
  failure: ({ title, reason }) => `Tu mensaje en ${title} no llegó${reason ? `: ${reason}` : ""}`,
  task_assigned: ({ actor, title }) => `${actor.name} te asignó la tarea ${title}`,
  task_due: ({ title }) => `La tarea ${title} vence pronto`,
  task_overdue: ({ title }) => `La tarea ${title} está vencida`,
  task_done: ({ actor, title }) => `${actor.name} completó la tarea ${title}`,
  reminder: ({ title, activityType }) =>
    activityType === "follow_up" ? `Da seguimiento ahora: ${title}` : `Tu reunión sobre ${title} empieza pronto`,
  view: ({ title, view, isOneOfMany }) =>
    isOneOfMany
      ? `Hay varios registros nuevos en ${view ?? "una vista"}, entre ellos ${title}`
      : `${title} entró en ${view ?? "una vista"}`,
  team: ({ actor, title, outcome }) =>
    outcome === "won" ? `${actor.name} ganó ${title}` : `${actor.name} agregó algo a ${title}`,
};

export const SPANISH: NotificationWords = {
  line: (item) => SPANISH_LINES[item.type](item),
  several: (count) => `${count} avisos`,
  more: (count) => `Y ${count} más.`,
  hello: (name) => `Hola, ${name}:`,
  open: "Abrir",
  openAll: "Abrir tus avisos",
  why: "Tú decides de qué te enteras, y cuándo:",
  test: "Así se ven los avisos en este navegador.",
  code: (code) =>
    `tu código es ${code}. Escríbelo para recibir avisos urgentes en este teléfono. Responde STOP para dejar de recibirlos.`,
};
