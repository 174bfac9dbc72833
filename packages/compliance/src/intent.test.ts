import { expect, test } from "vitest";
import { readIntent } from "./index.ts";

test.each([
  ...[
    "STOP",
    "stop",
    " Stop. ",
    "¡STOP!",
    "QUIT",
    "END",
    "Revoke",
    "OPT OUT",
    "opt-out",
    "OptOut",
    "CANCEL",
    "Unsubscribe",
  ],
  ...[
    "STOPALL",
    "stop all",
    "Please stop",
    "stop please",
    "STOP NOW",
    "STOP 🛑",
    "remove",
    "Remove me",
    "ALTO",
    "Arrêt",
    "no más",
  ],
  ...["Stop texting me", "please stop texting me!!", "stop sending me these messages", "Quit messaging me"],
  ...[
    "Don't text me again",
    "Don’t contact me",
    "do not call me anymore",
    "Never text this number again",
    "no more texts please",
  ],
  ...["Take me off your list", "get me off this list", "remove my number", "Please delete my number from your system"],
  ...[
    "I want to opt out of these",
    "unsubscribe me from everything",
    "leave me alone",
    "lose my number",
    "I revoke my consent",
  ],
  ...["Could you please stop with all these text messages", "cease and desist", "put me on your do not call list"],
  ...[
    "No me escriban más",
    "no me manden mensajes",
    "Ya no me llamen",
    "dejen de escribirme",
    "bórrenme",
    "quítenme de la lista",
  ],
  ...["quiero darme de baja", "no quiero más mensajes", "ＳＴＯＰ"],
])("“%s” is a stop", (text) => {
  expect(readIntent(text)).toMatchObject({ kind: "stop", isCertain: true });
});

test.each(["Not interested", "wrong number", "we agreed you would stop", "No me interesa gracias", "Stop or else"])(
  "“%s” counts as a stop until somebody has looked",
  (text) => {
    expect(readIntent(text)).toMatchObject({ kind: "stop", isCertain: false });
  },
);

test.each([
  ...[
    "Can you stop by tomorrow?",
    "I can stop in at 3",
    "The bus stop is right outside",
    "Can you stop the leak today?",
  ],
  ...[
    "I need to cancel my appointment on Friday",
    "At the end of the street",
    "It won't stop leaking",
    "Thanks!",
    "Yes please, Tuesday works",
  ],
  ...[
    "Could you help me with a quote?",
    "When can you start?",
    "I don't have hot water",
    "Do you remove old boilers?",
    "",
  ],
  ...["para mañana está bien", "¿Me puede llamar mañana?", "Call me after 5", "Please text me the address"],
])("“%s” asks for nothing of the kind", (text) => {
  expect(readIntent(text)).toBeNull();
});

test.each([
  ["HELP", "help"],
  ["Info", "help"],
  ["ayuda", "help"],
  ["START", "start"],
  ["Unstop", "start"],
  ["yes", "start"],
  ["YES!", "start"],
] as const)("“%s” is %s", (text, kind) => {
  expect(readIntent(text)).toMatchObject({ kind });
});
