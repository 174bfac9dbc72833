/** More of why the server refuses something, and of what it says never varying, by module. */
export const REFUSED: Record<string, string> = {
  // Words inside sentences.
  "an e-mail": "un correo",
  "an SMS": "un SMS",
  Owner: "Propietario",
  Admin: "Administrador",
  Manager: "Gerente",
  Sales: "Ventas",
  Technician: "Técnico",
  Guest: "Invitado",

  // Follow-up rules.
  "What is looked for at night is counted in days.": "Lo que se busca de noche se cuenta en días.",
  "Only a meeting has notes to fill in.": "Solo una reunión tiene notas por llenar.",
  "Wait for one at least.": "Espera al menos uno.",
  "One of these stages is not there any more.": "Una de estas etapas ya no existe.",
  "must be a time such as 18:00": "tiene que ser una hora como 18:00",

  // Files, imports and exports.
  "A file belongs to a contact, company, lead or deal.":
    "Un archivo pertenece a un contacto, una empresa, un prospecto o un negocio.",
  "A file is made by sending it: POST /files.": "Un archivo se crea al enviarlo: POST /files.",
  "A logo is a PNG, JPEG or WebP picture.": "El logotipo es una imagen PNG, JPEG o WebP.",
  "A logo may have at most 256 kB.": "El logotipo puede tener 256 kB como máximo.",
  "Check the file first.": "Primero revisa el archivo.",
  "It is running; cancel it first.": "Está en marcha; cancélalo primero.",
  "Nothing in this file would be created or changed.": "Nada de este archivo se crearía ni cambiaría.",
  "Say what at least one column is.": "Indica qué es al menos una columna.",
  "The export is no more.": "La exportación ya no existe.",
  "The file has no rows.": "El archivo no tiene filas.",
  "The file is empty.": "El archivo está vacío.",
  "This file has been imported; upload it again.": "Este archivo ya se importó; súbelo de nuevo.",
  "This file is being imported.": "Este archivo se está importando.",
  "This file was kept for a week; upload it again.": "Este archivo se guardó una semana; súbelo de nuevo.",
  "Text, Markdown, PDF and Word (DOCX) files can be read.":
    "Se pueden leer archivos de texto, Markdown, PDF y Word (DOCX).",

  // Records, lists and the journal.
  "A record is always the same as itself.": "Un registro siempre es igual a sí mismo.",
  "Name another stage for the same kind of records.": "Indica otra etapa para el mismo tipo de registros.",
  "Say what is to become of them.": "Di qué pasará con ellos.",
  "Take it from `next` of the same column and filter.": "Tómalo de `next` de la misma columna y filtro.",
  "Take it from page.next of the same filter and sort.": "Tómalo de page.next del mismo filtro y orden.",
  "Text may not contain null characters.": "El texto no puede llevar caracteres nulos.",
  "This changed fields that your role may not change.": "Esto cambió campos que tu rol no permite cambiar.",
  "This changed the organization's settings too, which cannot be undone here.":
    "También cambió la configuración de la organización, que no se deshace aquí.",
  "This changed the organization's settings, which cannot be undone here; change them back by hand.":
    "Cambió la configuración de la organización, que no se deshace aquí; cámbiala de vuelta a mano.",
  "This cursor does not belong to this list.": "Este cursor no es de esta lista.",
  "This cursor does not belong to this list; start again without it.":
    "Este cursor no es de esta lista; empieza de nuevo sin él.",
  "This cursor does not belong to this timeline.": "Este cursor no es de esta cronología.",
  "This is being undone already.": "Esto ya se está deshaciendo.",
  "This is no place in a column; take it from the column's `next`.":
    "No es un lugar de la columna; tómalo de su `next`.",
  "This touched records that you may not see.": "Esto tocó registros que no te corresponde ver.",
  "Whoever started this no longer has access.": "Quien empezó esto ya no tiene acceso.",
  "Whoever asked for this draft no longer has access.": "Quien pidió este borrador ya no tiene acceso.",
  "Favorites belong to a member.": "Los favoritos son de un miembro.",
  "Logged a call": "Se anotó una llamada",
  "Choose a day within the coming year.": "Elige un día dentro del próximo año.",
  "This time has passed.": "Esa hora ya pasó.",

  "Left the organization": "Salió de la organización",

  // Members, roles and the organization.
  "A role's name needs a letter or a digit.": "El nombre de un rol necesita una letra o un número.",
  "Changed the security rules": "Se cambiaron las reglas de seguridad",
  "Choose another, active member.": "Elige a otro miembro que esté activo.",
  "No member of this organization has this id.": "Ningún miembro de esta organización tiene ese id.",
  "Only a member can start this.": "Solo un miembro puede empezar esto.",
  "Only an owner, signed in, can delete the organization or keep it.":
    "Solo un propietario con sesión iniciada puede eliminar la organización o conservarla.",
  "There is no such role.": "Ese rol no existe.",
  "This organization is being deleted already.": "Esta organización ya se está eliminando.",
  "Turn on two-factor for your own account first.": "Primero activa la verificación en dos pasos en tu propia cuenta.",
  "Type the organization's name exactly as it is.": "Escribe el nombre de la organización tal cual es.",
  "You cannot deactivate yourself.": "No puedes desactivarte a ti mismo.",
  "You cannot do this to somebody whose role may do more than yours.":
    "No puedes hacerle esto a alguien cuyo rol puede hacer más que el tuyo.",
  "You do not belong to an organization yet; create one or accept an invitation.":
    "Todavía no perteneces a una organización; crea una o acepta una invitación.",

  // Requests as such.
  "No such route; the reference is at /docs.": "Esa ruta no existe; la referencia está en /docs.",
  "The body is not JSON.": "El cuerpo no es JSON.",
  "This Idempotency-Key was sent before with another request; use a new one for each request.":
    "Esta Idempotency-Key ya se usó con otra solicitud; usa una nueva para cada una.",
  "This needs a session or an API key.": "Hace falta una sesión o una clave de API.",
  "This request came from a page that is not part of this installation; add it to TRUSTED_ORIGINS.":
    "La solicitud vino de una página ajena a esta instalación; agrégala a TRUSTED_ORIGINS.",
  "This form may not be used on this site.": "Este formulario no se puede usar en este sitio.",

  // Messages and consent.
  "A list cannot be from the future.": "Una lista no puede ser del futuro.",
  "An e-mail needs a subject.": "Un correo necesita un asunto.",
  "None of the lines is a phone number.": "Ninguna de las líneas es un teléfono.",
  "Only a person can approve what goes out; sign in to do it.":
    "Solo una persona puede aprobar lo que sale; inicia sesión para hacerlo.",
  "Only a person can let a template go out by itself; sign in to do it.":
    "Solo una persona puede dejar que una plantilla salga sola; inicia sesión para hacerlo.",
  "Only messages of one template, just as it is, can be approved together.":
    "Solo se aprueban juntos los mensajes de una misma plantilla, tal como es.",
  "Something was written down after this; take that back first.":
    "Después de esto se anotó algo más; deshaz eso primero.",
  "The provider needs a key.": "El proveedor necesita una clave.",
  "The words were changed since you read them.": "Las palabras cambiaron después de que las leíste.",
  "This is the person's own word; write down what they say now instead.":
    "Es la palabra de la persona; anota mejor lo que dice ahora.",
  "This message really went out; only its recipient can answer it.":
    "Este mensaje sí salió; solo su destinatario puede contestarlo.",
  "Write what the customer answers.": "Escribe lo que contesta el cliente.",
  "Nothing stands against it.": "Nada lo impide.",
  "An answer that the law asks for.": "Una respuesta que pide la ley.",
  "A reply within an open conversation; quiet hours do not apply.":
    "Una respuesta dentro de una conversación abierta; el horario de silencio no aplica.",
  "Sending is switched off for the organization.": "El envío está apagado en la organización.",
  "Nobody has approved these words.": "Nadie ha aprobado estas palabras.",
  "The carriers have not admitted this sender yet (A2P 10DLC).":
    "Las operadoras todavía no admiten este remitente (A2P 10DLC).",
  "This address must not be contacted.": "No se debe contactar esta dirección.",
  "The person took their consent back.": "La persona retiró su consentimiento.",
  "The person did not agree to be contacted this way.": "La persona no aceptó que se le contacte así.",
  "There is no consent to text this number.": "No hay consentimiento para enviar SMS a este número.",
  "The person asked to hear no more.": "La persona pidió no recibir nada más.",
  "The address does not exist, or refused mail for good.": "La dirección no existe o rechaza los correos.",
  "The person marked an earlier message as spam.": "La persona marcó un mensaje anterior como spam.",
  "The carrier says that the person has opted out.": "La operadora dice que la persona se dio de baja.",
  "Marketing e-mail needs the organization's postal address (CAN-SPAM).":
    "El correo de marketing necesita la dirección postal de la organización (CAN-SPAM).",
  "Today's budget for messages is spent.": "El presupuesto de mensajes de hoy se agotó.",
  "Others go first, at the rate that was set.": "Otros van primero, al ritmo que se fijó.",
  "No hour within weeks is allowed everywhere the person may be.":
    "En semanas no hay hora permitida en todos los lugares donde puede estar la persona.",

  // Tasks and time.
  "A calendar belongs to a member.": "Un calendario es de un miembro.",
  "A task cannot start after it is due.": "Una tarea no puede empezar después de su vencimiento.",
  "A task that comes back needs a due date.": "Una tarea que se repite necesita una fecha de vencimiento.",
  "Changed a time log": "Se cambió un registro de tiempo",
  "Deleted a time log": "Se eliminó un registro de tiempo",
  "No timer of yours is running.": "No tienes ningún cronómetro en marcha.",
  "Set up views of tasks": "Se prepararon las vistas de tareas",
  "Stopped the timer": "Se detuvo el cronómetro",
  "Time is logged by a member.": "El tiempo lo anota un miembro.",
  "Time is logged once it has passed.": "El tiempo se anota cuando ya pasó.",
  "Work cannot end before it begins.": "El trabajo no puede terminar antes de empezar.",
  "Your timer runs on this task already.": "Tu cronómetro ya corre en esta tarea.",

  // Comments and notifications.
  "Notifications belong to a member.": "Los avisos son de un miembro.",
  "Only who wrote this comment may change its words.": "Solo quien escribió este comentario puede cambiarlo.",
  "Only who wrote this comment may delete it.": "Solo quien escribió este comentario puede eliminarlo.",
  "Quiet hours need a beginning and an end.": "El horario de silencio necesita inicio y fin.",
  "Somebody named here may not see this record; share it with them first.":
    "Alguien mencionado aquí no puede ver este registro; compártelo primero.",
  "There is no such comment on this record.": "No hay tal comentario en este registro.",
  "This is not the address of an incoming webhook of Slack or Microsoft Teams.":
    "No es la dirección de un webhook entrante de Slack o Microsoft Teams.",
  "Only a browser in which somebody is signed in can show notifications.":
    "Solo un navegador con la sesión iniciada puede mostrar avisos.",
  "Only what is urgent comes as a text message.": "Por SMS solo llega lo urgente.",
  "The carriers have not admitted the organization's number yet.":
    "Las operadoras todavía no admiten el número de la organización.",
  "The organization has no number to text from yet; set one up under Settings → Channels.":
    "La organización todavía no tiene un número para enviar SMS; configúralo en Configuración → Canales.",
  "This browser takes no notifications any more; turn them on in it again.":
    "Este navegador ya no recibe avisos; vuelve a activarlos en él.",
  "This browser's push service is not one that Mainstay knows.":
    "Mainstay no conoce el servicio de avisos de este navegador.",
  "This code holds no longer; ask for another.": "Este código ya no es válido; pide otro.",
  "This is no phone number.": "Esto no es un número de teléfono.",
  "This is not the code that was sent.": "Este no es el código que se envió.",
  "This number has asked to get no texts. Text START to the organization's number from it first.":
    "Desde este número se pidió no recibir SMS. Primero envía START desde él al número de la organización.",
  "Today's budget for messages is spent; try again tomorrow.":
    "El presupuesto de mensajes de hoy se acabó; intenta mañana.",

  // Drafts, questions and AI.
  "An attachment is no file of this lead.": "Un adjunto no es archivo de este prospecto.",
  "An estimate needs at least one line.": "Un presupuesto necesita al menos un renglón.",
  "Leave {{link}} where the address of the page belongs.": "Deja {{link}} donde va la dirección de la página.",
  "Not all of these are questions of this lead.": "No todas son preguntas de este prospecto.",
  "Reordered questions": "Se reordenaron las preguntas",
  "The organization's budget for today does not cover it.": "El presupuesto de hoy de la organización no alcanza.",
  "There is nothing in it yet.": "Todavía no hay nada.",
  "There is nothing in this activity to summarize.": "En esta actividad no hay nada que resumir.",
  "This document has run out. Ask for a new one.": "Este documento venció. Pide uno nuevo.",
  "This document was changed. Load the page again.": "Este documento cambió. Vuelve a cargar la página.",
  "This draft was changed since you read it.": "Este borrador cambió después de que lo leíste.",
  "This is a question about another lead.": "Es una pregunta sobre otro prospecto.",
  "This option is not in the document.": "Esta opción no está en el documento.",
  "This question is answered; delete it instead.": "Esta pregunta ya se contestó; mejor elimínala.",
};
