/** What an operation did, by the summary the server wrote in English when it was done. */
const NOUNS: Record<string, string> = {
  activity: "la actividad",
  company: "la empresa",
  contact: "el contacto",
  deal: "el negocio",
  form: "el formulario",
  lead: "el prospecto",
  pipeline: "el embudo",
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

const batches = Object.entries(PLURALS).flatMap(([plural, spanish]): Sentence[] => [
  [new RegExp(`^Changed (\\d+) ${plural} at once$`), `Se cambiaron $1 ${spanish} a la vez`],
  [new RegExp(`^Deleted (\\d+) ${plural}$`), `Se eliminaron $1 ${spanish}`],
]);

export const OPERATIONS: readonly Sentence[] = [
  ...acts,
  ...batches,
  [/^Merged (.+) into (.+)$/, "Se fusionó $1 con $2"],
  [/^Took in call “(.+)”$/, "Se anotó la llamada “$1”"],
  [/^Took in call$/, "Se anotó una llamada"],
  [/^(.+) filled in the form (.+)$/, "$1 llenó el formulario $2"],
  [/^Made the API key (.+)$/, "Se creó la clave de API $1"],
  [/^Ended the API key (.+)$/, "Se revocó la clave de API $1"],
  [/^Made the role (.+)$/, "Se creó el rol $1"],
  [/^Changed the role (.+)$/, "Se cambió el rol $1"],
  [/^Removed the role (.+)$/, "Se eliminó el rol $1"],
  [/^Changed (.+)'s role from (.+) to (.+)$/, "Se cambió el rol de $1: de $2 a $3"],
  [/^Made the team (.+)$/, "Se creó el equipo $1"],
  [/^Renamed the team (.+) to (.+)$/, "El equipo $1 ahora se llama $2"],
  [/^Removed the team (.+)$/, "Se eliminó el equipo $1"],
  [/^Changed who is in the team (.+)$/, "Se cambió quién está en el equipo $1"],
  [/^Removed (.+)$/, "Se quitó a $1"],
];
