/** Headings of field groups and the helps below fields, by what the server says. */
export const PHRASES: Record<string, string> = {
  Addresses: "Direcciones",
  Consent: "Consentimiento",
  More: "Más",
  Outcome: "Resultado",
  QuickBooks: "QuickBooks",
  Value: "Valor",
  "Changed by moving the lead": "Cambia al mover el prospecto",
  "Changed by moving the deal": "Cambia al mover el negocio",
  Planning: "Planificación",
  Recurrence: "Repetición",
  "Waits for another task": "Espera a otra tarea",
  "From its time logs": "De sus registros de tiempo",
  "A rule such as FREQ=WEEKLY;BYDAY=MO": "Una regla como FREQ=WEEKLY;BYDAY=MO",
  "Stopped the timer": "Se detuvo el cronómetro",
  "Changed a time log": "Se cambió un registro de tiempo",
  "Deleted a time log": "Se eliminó un registro de tiempo",
  "Set up views of tasks": "Se prepararon las vistas de tareas",
  "These tasks would wait for each other in a circle.": "Estas tareas se esperarían en círculo.",
  "A task cannot be a part of itself.": "Una tarea no puede ser parte de sí misma.",
  "A task cannot start after it is due.": "Una tarea no puede empezar después de vencer.",
  "A task that comes back needs a due date.": "Una tarea que se repite necesita una fecha.",
  "Time is logged once it has passed.": "El tiempo se anota cuando ya pasó.",
  "Your timer runs on this task already.": "Tu cronómetro ya está en marcha en esta tarea.",
  "No timer of yours is running.": "No tienes ningún cronómetro en marcha.",
  "Recurring revenue a year": "Ingresos recurrentes al año",
  "Recurring revenue a month": "Ingresos recurrentes al mes",
  "By which the API may name it": "Con ella lo nombra la API",
  "Days a record may stay before it is marked": "Días que un registro puede quedarse antes de que se marque",
  "Fields that must be filled before a record enters": "Campos que deben llenarse antes de que entre un registro",
  "Seen by your team only": "Solo lo ve tu equipo",
  "Stored with each answer, word for word": "Se guarda con cada respuesta, palabra por palabra",
  "Such as https://example.com; any when empty": "Como https://example.com; cualquiera si está vacío",
  "Of the button, such as #0f6b5c": "Del botón, como #0f6b5c",
};

/** Sentences of the server that never vary. */
export const FIXED: Record<string, string> = {
  "A pipeline needs at least one open stage.": "Un embudo necesita al menos una etapa abierta.",
  "An organization needs an owner: make somebody else an owner first.":
    "Una organización necesita un propietario: nombra primero a otra persona.",
  "Make another pipeline the default before deleting this one.":
    "Antes de eliminar este embudo, haz predeterminado otro.",
  "Make another pipeline the default instead; there is always one.": "Haz predeterminado otro embudo; siempre hay uno.",
  "Some of this was changed again since. Say what to do with each field.":
    "Parte de esto cambió después. Elige qué hacer con cada campo.",
  "The role was changed in the meantime.": "El rol cambió mientras tanto.",
  "There is nothing left to undo: everything is as it was before.": "No queda nada que deshacer: todo está como antes.",
  "There is sample data already; undo it before adding it again.":
    "Ya hay datos de ejemplo; deshazlos antes de volver a agregarlos.",
  "This has been undone already.": "Esto ya se deshizo.",
  "This lead has been converted into another deal already.": "Este prospecto ya se convirtió en otro negocio.",
  "This was merged into another record; undo the merge instead.":
    "Se fusionó con otro registro; deshaz la fusión en su lugar.",
  "There is one like this already.": "Ya existe uno igual.",
  "This refers to something that is not there.": "Se refiere a algo que no existe.",
  "This took too long and was stopped; narrow it down.": "Tardó demasiado y se detuvo; acota la búsqueda.",
  "Too many changed this at once; try again.": "Demasiadas personas lo cambiaron a la vez; inténtalo de nuevo.",
  "Not found, or not yours to see.": "No se encontró, o no te corresponde verlo.",
  "The request does not fit.": "La solicitud no es válida.",
  "An activity belongs to a contact, company, lead or deal; name at least one.":
    "Una actividad pertenece a un contacto, una empresa, un prospecto o un negocio; indica al menos uno.",
  "Ask for an e-mail or a phone number, or nobody can be answered.":
    "Pide un correo o un teléfono; si no, no podrás responderle a nadie.",
  "Give a name, an e-mail or a phone number; one is enough.":
    "Escribe un nombre, un correo o un teléfono; con uno basta.",
  "Give an e-mail or a phone number, or the contact the lead belongs to.":
    "Escribe un correo o un teléfono, o el contacto al que pertenece el prospecto.",
  "A converted lead stays so; undo the conversion instead.":
    "Un prospecto convertido se queda así; deshaz la conversión en su lugar.",
  "Convert the lead instead.": "Convierte el prospecto en su lugar.",
  "Your role may not change this field.": "Tu rol no permite cambiar este campo.",
  "Your role may not share this record.": "Tu rol no permite compartir este registro.",
  "This role may do more than yours.": "Este rol puede hacer más que el tuyo.",
  "You cannot give or take a role that may do more than yours.":
    "No puedes dar ni quitar un rol que puede hacer más que el tuyo.",
  "You cannot remove somebody whose role may do more than yours.":
    "No puedes quitar a alguien cuyo rol puede hacer más que el tuyo.",
  "Only who made this view may change it; save a copy of your own.":
    "Solo quien creó esta vista puede cambiarla; guarda una copia tuya.",
  "Only those who run the organization may choose what opens first for everybody.":
    "Solo quienes administran la organización eligen qué se abre primero para todos.",
  "An API key cannot do this; sign in.": "Una clave de API no puede hacer esto; inicia sesión.",
  "The lead has no contact, e-mail or phone; link a contact before converting it.":
    "El prospecto no tiene contacto, correo ni teléfono; vincula un contacto antes de convertirlo.",
  "A record cannot be merged into itself.": "Un registro no se puede fusionar consigo mismo.",
  "There is a role of this name already.": "Ya hay un rol con este nombre.",
  "This is the name of a system role.": "Es el nombre de un rol del sistema.",
  "A picklist needs at least one option.": "Una lista necesita al menos una opción.",
  "A converted lead's deal starts in an open stage.":
    "El negocio de un prospecto convertido empieza en una etapa abierta.",
  "must not be empty": "No puede quedar vacío.",
  "must be a colour such as #0f6b5c": "Tiene que ser un color como #0f6b5c.",
  "must open before it closes": "Tiene que abrir antes de cerrar.",
  "Same phone number": "Mismo teléfono",
  "Same e-mail": "Mismo correo",
  "Similar name": "Nombre parecido",
  "Added sample data": "Se agregaron datos de ejemplo",
  "Set up pipelines": "Se prepararon los embudos",
  "Set up the website form": "Se preparó el formulario del sitio web",
  "Changed the organization's settings": "Se cambió la configuración de la organización",
  "Invalid email or password": "El correo o la contraseña no son correctos.",
  "User already exists. Use another email.": "Ya hay una cuenta con este correo; usa otro.",
  "User already exists": "Ya hay una cuenta con este correo.",
  "Password too short": "La contraseña es demasiado corta: usa diez caracteres o más.",
  "Password too long": "La contraseña es demasiado larga.",
  "Invalid password": "La contraseña no es correcta.",
  "Invalid code": "El código no es correcto.",
  "Invalid two factor code": "El código no es correcto.",
  "Invalid backup code": "Ese código de respaldo no es correcto.",
  "Invalid token": "El enlace ya no sirve; pide uno nuevo.",
  "Too many requests. Please try again later.": "Demasiados intentos. Espera un momento y vuelve a intentarlo.",
  "Invitation not found": "Esta invitación ya no existe.",
  "You are not the recipient of the invitation": "Esta invitación es para otra dirección de correo.",
};
