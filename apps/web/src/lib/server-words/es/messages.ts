/** Reasons kept with a message, which no refusal or operation says, in Spanish. */
export const MESSAGE_PHRASES: Record<string, string> = {
  "Nobody has approved this message yet.": "Nadie ha aprobado este mensaje todavía.",
  "Nobody has approved this message.": "Nadie ha aprobado este mensaje.",
  "The provider turned it away too often.": "El proveedor lo rechazó demasiadas veces.",
  "Sending was interrupted; whether it arrived is not known.": "El envío se interrumpió; no se sabe si llegó.",
  "The person wrote.": "La persona escribió.",
  "There is no e-mail address to send to.": "No hay un correo electrónico al cual escribir.",
  "There is no number to text.": "No hay un número al cual enviar el SMS.",
  "This person asked to hear no more. Write down their new consent first.":
    "Esta persona pidió no recibir más mensajes. Anota primero su nuevo consentimiento.",
};

export const MESSAGE_SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^“(.*)” is neither an e-mail address nor a phone number\.$/, "“$1” no es un correo ni un número de teléfono."],
  [/^Approved (\d+) messages of one template$/, "Se aprobaron $1 mensajes de una plantilla"],
];
