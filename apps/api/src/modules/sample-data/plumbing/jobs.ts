export interface Job {
  /** As the price list calls it. */
  service: string;
  /** What the customer says it is about. */
  asks: string;
  /** The customer's own words. */
  words: string;
  /** What was found on site. */
  found: string;
  /** What the estimate says. */
  scope: string;
  /** The price, from and to, in whole units of the currency. */
  price: [number, number];
}

export const JOBS: Job[] = [
  {
    service: "Water heater",
    asks: "No hot water since this morning",
    words: "The pilot keeps going out and there is rust around the bottom of the tank. It is about twelve years old.",
    found:
      "50-gallon atmospheric tank, 2013, leaking at the seam. Flue is fine, no expansion tank. Room for the same size.",
    scope: "Replace with a 50-gallon gas water heater, expansion tank, new shut-off valve, haul the old one away.",
    price: [1_650, 2_400],
  },
  {
    service: "Tankless water heater",
    asks: "Wants to go tankless",
    words: "We run out of hot water when both showers are on. Is a tankless unit possible with our gas line?",
    found:
      "3/4 inch gas line from the meter, 40 feet. Needs an upsize for a 199k BTU unit. Venting through the side wall is possible.",
    scope: "Condensing tankless unit, gas line upsize, concentric vent, condensate drain, commissioning.",
    price: [4_200, 5_900],
  },
  {
    service: "Boiler",
    asks: "Boiler loses pressure",
    words: "We top it up every two days. The radiators upstairs stay cold.",
    found: "Expansion tank waterlogged, relief valve weeping, two zone valves stuck. Boiler itself has years left.",
    scope: "New expansion tank, relief valve and two zone valves; flush and bleed the system.",
    price: [900, 1_500],
  },
  {
    service: "Boiler replacement",
    asks: "Quote for a new boiler before winter",
    words: "The old one is from 1998 and the last repair cost more than it is worth.",
    found:
      "140k BTU cast-iron boiler, cracked section. Heat loss comes to 82k BTU, so a smaller condensing unit will do.",
    scope: "95k BTU condensing boiler, indirect tank, primary-secondary piping, outdoor reset, old boiler removed.",
    price: [9_800, 14_500],
  },
  {
    service: "Furnace",
    asks: "Furnace short-cycling",
    words: "It starts, runs for two minutes and stops. The filter is new.",
    found: "Flame sensor fouled, heat exchanger sound. Blower capacitor at half its rating.",
    scope: "Clean the sensor and burners, replace the capacitor, check gas pressure and temperature rise.",
    price: [320, 580],
  },
  {
    service: "Drain cleaning",
    asks: "Kitchen drain is backed up",
    words: "It gurgles and comes up in the other sink. We tried the store-bought stuff.",
    found: "Grease at 18 feet, line otherwise clear. Clean-out is behind the dishwasher.",
    scope: "Cable and hydro-jet the kitchen line, camera afterwards, recording sent to the customer.",
    price: [280, 650],
  },
  {
    service: "Sewer line",
    asks: "Sewage smell in the basement",
    words: "It is worse after rain, and the floor drain bubbles.",
    found: "Camera shows roots at 42 feet and an offset clay joint. Depth is some six feet, under the lawn.",
    scope: "Excavate and replace 12 feet of clay with PVC, two-way clean-out, backfill and rough grade.",
    price: [5_400, 8_900],
  },
  {
    service: "Leak repair",
    asks: "Water stain on the ceiling is growing",
    words: "It is below the upstairs bathroom. We put a bucket under it.",
    found: "Pinhole in the copper behind the tub valve. Access through the closet wall.",
    scope: "Open the wall, replace the section and the tub valve, pressure test. Patching is not included.",
    price: [480, 1_100],
  },
  {
    service: "Repipe",
    asks: "Low pressure everywhere",
    words: "The house is from 1954 and the water is brown when we come back from a trip.",
    found: "Galvanized throughout, two bathrooms and a kitchen, crawl space with good access.",
    scope: "Repipe in PEX with a manifold, new main shut-off and pressure regulator, two days on site.",
    price: [7_200, 11_800],
  },
  {
    service: "Bathroom remodel",
    asks: "Moving the shower in the upstairs bathroom",
    words: "Our contractor needs a plumber for the rough-in, hopefully within three weeks.",
    found: "Joists run the right way, vent stack can stay. Shower drain moves 30 inches.",
    scope: "Rough-in for shower, double vanity and toilet; finish after tile. Fixtures by the owner.",
    price: [3_400, 6_200],
  },
  {
    service: "Backflow test",
    asks: "Annual backflow test is due",
    words: "The city sent us the notice with a deadline at the end of the month.",
    found: "Two 1-inch assemblies, one failed the second check.",
    scope: "Test both assemblies, rebuild the failed check, file the reports with the city.",
    price: [240, 620],
  },
  {
    service: "Maintenance plan",
    asks: "Yearly service for heating and hot water",
    words: "We look after several units and would like one contract for all of them.",
    found: "Eleven furnaces and six water heaters in four buildings, all reachable, three without service records.",
    scope: "Two visits a year, priority on call, filters included, a report for each unit.",
    price: [2_800, 6_400],
  },
  {
    service: "Gas line",
    asks: "Gas line for a new range",
    words: "The kitchen is being redone and the range moves to the other wall.",
    found: "Manifold in the basement has a free port, 22 feet of run, accessible ceiling.",
    scope: "Run 3/4 inch black iron to the new place, drip leg, shut-off, pressure test and permit.",
    price: [750, 1_400],
  },
  {
    service: "Sump pump",
    asks: "Sump pump runs all the time",
    words: "It hums even when the pit is empty, and the basement flooded last spring.",
    found: "Float switch stuck, check valve missing. Pit is deep enough for a second pump.",
    scope: "1/2 hp pump, check valve, battery backup with alarm, discharge line to the curb.",
    price: [890, 1_750],
  },
];
