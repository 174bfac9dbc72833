import type { Telling } from "../trade.ts";
import { VALLE_ALTO } from "./valle-alto.ts";

/** Plumbing and heating, in Spanish. */
export const PLUMBING: Telling = {
  town: VALLE_ALTO,
  services: [
    {
      service: "Calentador de agua",
      asks: "Sin agua caliente desde la mañana",
      words: "El piloto se apaga a cada rato y hay óxido en la base del tanque. Tiene unos doce años.",
      found:
        "Tanque atmosférico de 50 galones, de 2013, con fuga en la costura. La chimenea está bien, no hay tanque de expansión. Cabe uno igual.",
      scope:
        "Cambiar por un calentador de gas de 50 galones, tanque de expansión, llave de paso nueva y retiro del viejo.",
      price: [1_650, 2_400],
    },
    {
      service: "Calentador de paso",
      asks: "Quiere un calentador de paso",
      words: "Nos quedamos sin agua caliente cuando se usan las dos regaderas. ¿Se puede con nuestra línea de gas?",
      found:
        "Línea de gas de 3/4 desde el medidor, 12 metros. Hay que ampliarla para un equipo de 199 mil BTU. La ventilación puede salir por el muro lateral.",
      scope:
        "Calentador de paso de condensación, línea de gas más ancha, ventilación concéntrica, desagüe y puesta en marcha.",
      price: [4_200, 5_900],
    },
    {
      service: "Caldera",
      asks: "La caldera pierde presión",
      words: "La rellenamos cada dos días. Los radiadores de arriba siguen fríos.",
      found:
        "Tanque de expansión lleno de agua, válvula de alivio goteando y dos válvulas de zona trabadas. A la caldera le quedan años.",
      scope: "Tanque de expansión, válvula de alivio y dos válvulas de zona nuevas; lavar y purgar el sistema.",
      price: [900, 1_500],
    },
    {
      service: "Cambio de caldera",
      asks: "Presupuesto para una caldera nueva antes del invierno",
      words: "La vieja es de 1998 y la última reparación costó más de lo que vale.",
      found:
        "Caldera de hierro de 140 mil BTU con una sección rota. La casa pierde 82 mil BTU: basta una de condensación más chica.",
      scope:
        "Caldera de condensación de 95 mil BTU, tanque indirecto, tubería primaria y secundaria, sensor exterior y retiro de la vieja.",
      price: [9_800, 14_500],
    },
    {
      service: "Calefacción",
      asks: "La calefacción se apaga a los dos minutos",
      words: "Arranca, trabaja dos minutos y se para. El filtro es nuevo.",
      found: "Sensor de flama sucio, intercambiador sano. El capacitor del ventilador está a la mitad.",
      scope: "Limpiar sensor y quemadores, cambiar el capacitor, revisar presión de gas y temperatura.",
      price: [320, 580],
    },
    {
      service: "Limpieza de drenaje",
      asks: "El drenaje de la cocina está tapado",
      words: "Hace gorgoritos y sube por la otra tarja. Ya probamos lo que venden en la tienda.",
      found: "Grasa a cinco metros, lo demás está libre. El registro queda detrás del lavavajillas.",
      scope: "Guía y agua a presión en la línea de la cocina, después cámara; el video se le manda al cliente.",
      price: [280, 650],
    },
    {
      service: "Línea de drenaje",
      asks: "Huele a drenaje en el sótano",
      words: "Cuando llueve es peor, y la coladera del piso burbujea.",
      found:
        "La cámara muestra raíces a 13 metros y una junta de barro desplazada. Está a casi dos metros, bajo el pasto.",
      scope: "Excavar y cambiar cuatro metros de barro por PVC, registro de dos vías, relleno y nivelado.",
      price: [5_400, 8_900],
    },
    {
      service: "Reparación de fuga",
      asks: "La mancha del techo crece",
      words: "Queda debajo del baño de arriba. Pusimos una cubeta.",
      found: "Un poro en el cobre, detrás de la llave de la tina. Se llega por la pared del clóset.",
      scope: "Abrir la pared, cambiar el tramo y la llave, probar presión. El resane no está incluido.",
      price: [480, 1_100],
    },
    {
      service: "Tubería nueva",
      asks: "Poca presión en toda la casa",
      words: "La casa es de 1954 y el agua sale café cuando volvemos de viaje.",
      found: "Todo es galvanizado, dos baños y una cocina; bajo el piso se trabaja bien.",
      scope: "Tubería nueva de PEX con distribuidor, llave general y regulador nuevos, dos días de trabajo.",
      price: [7_200, 11_800],
    },
    {
      service: "Remodelación de baño",
      asks: "Mover la regadera del baño de arriba",
      words: "Nuestro contratista necesita un plomero para la instalación, ojalá en tres semanas.",
      found: "Las vigas corren bien y la ventilación se queda. El desagüe se mueve 75 centímetros.",
      scope:
        "Instalación de regadera, lavabo doble y sanitario; remate después del azulejo. Los muebles los pone el dueño.",
      price: [3_400, 6_200],
    },
    {
      service: "Prueba de reflujo",
      asks: "Toca la prueba anual de reflujo",
      words: "La ciudad mandó el aviso y vence a fin de mes.",
      found: "Dos equipos de una pulgada; uno falló en la segunda válvula.",
      scope: "Probar los dos equipos, reparar la válvula que falló y entregar los reportes a la ciudad.",
      price: [240, 620],
    },
    {
      service: "Plan de mantenimiento",
      asks: "Servicio anual de calefacción y agua caliente",
      words: "Tenemos varios departamentos y queremos un solo contrato para todos.",
      found: "Once calefacciones y seis calentadores en cuatro edificios; tres sin historial de servicio.",
      scope: "Dos visitas al año, prioridad en urgencias, filtros incluidos y un reporte por equipo.",
      price: [2_800, 6_400],
    },
    {
      service: "Línea de gas",
      asks: "Línea de gas para una estufa nueva",
      words: "Estamos rehaciendo la cocina y la estufa pasa a la otra pared.",
      found: "El distribuidor del sótano tiene una salida libre; son siete metros, con el techo descubierto.",
      scope: "Tubo negro de 3/4 hasta el lugar nuevo, trampa, llave de paso, prueba de presión y permiso.",
      price: [750, 1_400],
    },
    {
      service: "Bomba de sumidero",
      asks: "La bomba del sótano no para",
      words: "Zumba aunque el pozo esté vacío, y en primavera se inundó el sótano.",
      found: "Flotador trabado y sin válvula de retención. El pozo da para una segunda bomba.",
      scope: "Bomba de medio caballo, válvula de retención, respaldo con batería y alarma, descarga a la calle.",
      price: [890, 1_750],
    },
  ],
  talk: {
    visit: "Visita",
    offer: "Presupuesto",
    callBack: "Devolver la llamada sobre el trabajo",
    texts: ["¿Le queda bien el jueves en la mañana para que vayamos a verlo?"],
    afterwards: "Pedir las piezas del trabajo",
    weekly: "Repasar los presupuestos abiertos",
    nextSteps: ["Mandar el presupuesto", "Llamar por el presupuesto", "Acordar una fecha", "Pedir las piezas"],
    winReasons: ["Respuesta rápida", "Precio justo", "Ya había trabajado con nosotros", "Buenas reseñas"],
    firstCalls: [
      "Le devolvimos la llamada en menos de una hora. Quiere a alguien esta semana, mejor por la mañana.",
      "Hablamos diez minutos. La clave del portón está en la orden; el perro es amigable.",
      "Esperan otros dos presupuestos. Importa el precio, pero también la fecha.",
      "Pidió que le digamos qué fotos tomar del equipo y de la llave; las manda hoy por mensaje.",
      "El inquilino nos abre. El dueño quiere saber el precio antes de empezar.",
      "Suena urgente, pero por ahora está seco: cerraron la llave debajo de la tarja.",
    ],
    voicemails: [
      "Dejé un mensaje con nuestro número y dos horarios posibles.",
      "No contestó, dejé un mensaje de voz. Intentar después de las cuatro.",
      "Buzón lleno. Mandé un mensaje de texto.",
    ],
    offerMails: [
      "Va el presupuesto, válido por 30 días. Incluye el permiso; el resane de la pared, no.",
      "Aquí está el presupuesto del que hablamos, con el equipo más grande como opción en la segunda página.",
      "Presupuesto adjunto. Podemos apartar el próximo jueves hasta mañana al mediodía.",
    ],
    offerCalls: [
      "Recibieron el presupuesto y quieren pensarlo. Llamar de nuevo en unos días.",
      "El esposo también quiere leerlo. Preguntó si damos financiamiento; le mandé el folleto.",
      "Le gusta el precio y duda de la fecha. Le ofrecí el primer turno del lunes.",
      "Pidió que igualemos uno más barato. No trae permiso ni tanque de expansión; le expliqué la diferencia.",
    ],
    wonNotes: [
      "Aprobado por teléfono. Ya hay anticipo y se pidieron las piezas.",
      "El presupuesto firmado volvió por correo. Agendado con Rico y la camioneta grande.",
      "Adelante. Quiere que nos llevemos el equipo viejo el mismo día.",
    ],
    doneNotes: [
      "Hecho, probado y limpio. El cliente firmó y preguntó por el plan de mantenimiento.",
      "Terminado en medio día. Le enseñamos la llave de paso y el filtro.",
      "El inspector lo aprobó. Las fotos están en la carpeta del trabajo.",
    ],
    lostNotes: [
      "Se fue con alguien que podía ir el mismo día.",
      "Por ahora es muy caro para ellos; quieren que los busquemos en primavera.",
      "Venden la casa y se lo dejan al siguiente dueño.",
    ],
    byTheWay: [
      "Dice que los vecinos de la esquina tienen la misma caldera vieja.",
      "Movió la cita un día: les llega una entrega.",
      "Prefiere mensajes de texto a llamadas.",
      "Pidió la factura a nombre de la empresa.",
    ],
    preferredTimes: ["Por la mañana", "Después de las 4", "Entre semana", "Solo fines de semana", "Lo antes posible"],
  },
};
