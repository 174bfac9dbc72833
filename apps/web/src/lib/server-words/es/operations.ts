/** What an operation did, by the summary the server wrote in English when it was done. */
const NOUNS: Record<string, string> = {
  activity: "la actividad",
  article: "el artículo",
  company: "la empresa",
  contact: "el contacto",
  deal: "el negocio",
  file: "el archivo",
  "follow-up rule": "la regla de seguimiento",
  form: "el formulario",
  lead: "el prospecto",
  pipeline: "el embudo",
  question: "la pregunta",
  stage: "la etapa",
  task: "la tarea",
  view: "la vista",
};
const PLURALS: Record<string, string> = {
  activities: "actividades",
  companies: "empresas",
  contacts: "contactos",
  deals: "negocios",
  leads: "prospectos",
  stages: "etapas",
  tasks: "tareas",
};

/** The verbs that stand before an object's name and a title: `Created lead Boiler` is `Se creó el prospecto Boiler`. */
const VERBS: Record<string, string> = {
  Created: "Se creó",
  Added: "Se agregó",
  "Took in": "Se recibió",
  Enriched: "Se completó",
  Converted: "Se convirtió",
  Deleted: "Se eliminó",
  Restored: "Se restauró",
  Reordered: "Se reordenó",
};

type Sentence = readonly [RegExp, string];

const acts = Object.entries(NOUNS).flatMap(([noun, spanish]): Sentence[] => {
  const of = spanish.replace(/^el /, "del ").replace(/^la /, "de la ");
  return [
    [new RegExp(`^Moved ${noun} (.+) to (.+)$`), `Se movió ${spanish} $1 a $2`],
    [new RegExp(`^Changed (\\d+) fields of ${noun} (.+)$`), `Se cambiaron $1 campos ${of} $2`],
    [new RegExp(`^Changed .+ of ${noun} (.+)$`), `Se cambió ${spanish} $1`],
    [new RegExp(`^Changed ${noun} (.+)$`), `Se cambió ${spanish} $1`],
    ...Object.entries(VERBS).map(
      ([verb, done]): Sentence => [new RegExp(`^${verb} ${noun} (.+)$`), `${done} ${spanish} $1`],
    ),
  ];
});

/** An operation of several at once, or of a stage with what was in it. */
const batches = Object.entries(PLURALS).flatMap(([plural, spanish]): Sentence[] => [
  [new RegExp(`^Changed (\\d+) ${plural} at once$`), `Se cambiaron $1 ${spanish} a la vez`],
  [new RegExp(`^Deleted (\\d+) ${plural}$`), `Se eliminaron $1 ${spanish}`],
  [new RegExp(`^Moved (\\d+) ${plural} to (.+)$`), `Se movieron $1 ${spanish} a $2`],
  [new RegExp(`^Reordered (\\d+) ${plural}$`), `Se reordenaron $1 ${spanish}`],
]);

export const OPERATIONS: readonly Sentence[] = [
  [/^Made task (.+) wait for (.+)$/, "La tarea $1 espera a $2"],
  [/^Let task (.+) wait no longer$/, "La tarea $1 ya no espera"],
  [/^Started the timer of task (.+)$/, "Se inició el cronómetro de la tarea $1"],
  [/^Logged time on task (.+)$/, "Se anotó tiempo en la tarea $1"],
  [
    /^Task (.+) has come back; times that had passed were left out$/,
    "La tarea $1 se repitió; se omitieron las fechas que ya habían pasado",
  ],
  [/^Task (.+) has come back$/, "La tarea $1 se repitió"],
  ...acts,
  ...batches,
  [/^Set a follow-up: (.+)$/, "Se dejó un seguimiento: $1"],
  [/^Prepared a follow-up: (.+)$/, "Se preparó un seguimiento: $1"],
  [/^Found (\d+) that need attention$/, "Se encontraron $1 que requieren atención"],
  [/^Took back (.+) to (.+): (.+)$/, "Se retiró #1 para $2: #3"],
  [/^Merged (.+) into (.+)$/, "Se fusionó $1 con $2"],
  [/^Took in call “(.+)”$/, "Se anotó la llamada “$1”"],
  [/^Took in call$/, "Se anotó una llamada"],
  [/^(.+) filled in the form (.+)$/, "$1 llenó el formulario $2"],
  [/^Made the API key (.+)$/, "Se creó la clave de API $1"],
  [/^Ended the API key (.+)$/, "Se revocó la clave de API $1"],
  [/^Made the role (.+)$/, "Se creó el rol $1"],
  [/^Changed the role (.+)$/, "Se cambió el rol $1"],
  [/^Removed the role (.+)$/, "Se eliminó el rol $1"],
  [/^Changed (.+)'s role from (.+) to (.+)$/, "Se cambió el rol de $1: de #2 a #3"],
  [/^Made the team (.+)$/, "Se creó el equipo $1"],
  [/^Renamed the team (.+) to (.+)$/, "El equipo $1 ahora se llama $2"],
  [/^Removed the team (.+)$/, "Se eliminó el equipo $1"],
  [/^Changed who is in the team (.+)$/, "Se cambió quién está en el equipo $1"],
  [/^Removed a member who was (.+)$/, "Se quitó a un miembro con el rol #1"],
  [/^Removed (.+)$/, "Se quitó a $1"],
  [/^Opened the organization (.+)$/, "Se creó la organización $1"],
  [/^Invited (.+) as (.+)$/, "Se invitó a $1 con el rol #2"],
  [/^Took back the invitation of (.+)$/, "Se retiró la invitación de $1"],
  [/^Joined as (.+)$/, "Se unió con el rol #1"],
  [/^Changed a member's role to (.+)$/, "Se cambió el rol de un miembro a #1"],
  [/^Renamed a team to (.+)$/, "Un equipo ahora se llama $1"],
  [/^Undid: (.+)$/, "Se deshizo: #1"],
  [/^Saved the view (.+)$/, "Se guardó la vista $1"],
  [/^Changed the view (.+)$/, "Se cambió la vista $1"],
  [/^Changed the field “(.+)” of (.+)$/, "Se cambió el campo “$1”"],
  [/^Archived the field “(.+)” of (.+)$/, "Se archivó el campo “$1”"],
  [/^Brought back the field “(.+)” of (.+)$/, "Se recuperó el campo “$1”"],
  [/^Said that (.+) and (.+) are not the same$/, "Se dijo que $1 y $2 no son lo mismo"],
  [/^Shared (.+) with (.+), who may edit it$/, "Se compartió $1 con $2, con permiso para editar"],
  [/^Shared (.+) with (.+)$/, "Se compartió $1 con $2"],
  [/^Stopped sharing (.+) with (.+)$/, "Se dejó de compartir $1 con $2"],
  [/^Gave what (.+) owned to (.+)$/, "Lo que tenía $1 pasó a $2"],
  [/^Set up for (.+)$/, "Se preparó todo para $1"],
  [/^Deleted a comment on (.+)$/, "Se eliminó un comentario en $1"],
  [/^Wrote a question: (.+)$/, "Se escribió una pregunta: $1"],
  [/^Summarized (.+)$/, "Se resumió $1"],
  [/^Made task (.+) wait for (.+)$/, "La tarea $1 ahora espera a $2"],
  [/^Let task (.+) wait no longer$/, "La tarea $1 ya no espera a otra"],
  [/^Started the timer of task (.+)$/, "Se inició el cronómetro de la tarea $1"],
  [/^Logged time on task (.+)$/, "Se anotó tiempo en la tarea $1"],
  [/^Task (.+) has come back$/, "La tarea $1 volvió"],
];
