/*
 * The area codes of the North American Numbering Plan as they stood on 2026-07-17: the state each belongs to and the
 * time zones people there live by. Facts restated from libphonenumber's geocoding and time zone resources (Apache-2.0,
 * commit f7e3e88c), with zones that keep one clock merged (Boise with Denver, Juneau with Anchorage), and corrected
 * where an overlay contradicted the code it lies over: 689 lies over 407 (Orlando: eastern, not central), 448 over 850,
 * 930 over 812, 458 over 541, 729 over 423.
 */

const eastern = "America/New_York";
const central = "America/Chicago";
const mountain = "America/Denver";
const arizona = "America/Phoenix";
const pacific = "America/Los_Angeles";
const alaska = "America/Anchorage";
const adak = "America/Adak";
const hawaii = "Pacific/Honolulu";

/** Area codes that share a state and its clocks. */
export interface AreaCodes {
  zones: readonly string[];
  codes: string;
}

const all = (zone: string, codes: string): AreaCodes => ({ zones: [zone], codes });
const both = (one: string, other: string, codes: string): AreaCodes => ({ zones: [one, other], codes });

/** By postal abbreviation. */
export const US_AREA_CODES: Record<string, readonly AreaCodes[]> = {
  AK: [both(adak, alaska, "907")],
  AL: [all(central, "205 251 256 334 659 938")],
  AR: [all(central, "327 479 501 870")],
  AZ: [all(arizona, "480 520 602 623"), both(mountain, arizona, "928")],
  CA: [
    all(
      pacific,
      "209 213 279 310 323 341 350 369 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707 714 738 747 760 805 818 820 831 840 858 909 916 925 949 951",
    ),
  ],
  CO: [all(mountain, "303 719 720 748 970 983")],
  CT: [all(eastern, "203 475 860 959")],
  DC: [all(eastern, "202 771")],
  DE: [all(eastern, "302")],
  FL: [
    all(eastern, "239 305 321 324 352 386 407 561 645 656 689 727 728 754 772 786 813 863 904 941 954"),
    both(central, eastern, "448 850"),
  ],
  GA: [all(eastern, "229 404 470 478 678 706 762 770 912 943")],
  HI: [all(hawaii, "808")],
  IA: [all(central, "319 515 563 641 712")],
  ID: [both(mountain, pacific, "208 986")],
  IL: [all(central, "217 224 309 312 331 447 464 618 630 708 730 773 779 815 847 872")],
  IN: [both(central, eastern, "219 574 812 930"), all(eastern, "260 317 463 765")],
  KS: [all(central, "316 913"), both(central, mountain, "620 785")],
  KY: [both(central, eastern, "270 364 606"), all(eastern, "502 859")],
  LA: [all(central, "225 318 337 504 985")],
  MA: [all(eastern, "339 351 413 508 617 774 781 857 978")],
  MD: [all(eastern, "227 240 301 410 443 667")],
  ME: [all(eastern, "207")],
  MI: [all(eastern, "231 248 269 313 517 586 616 734 810 947 989"), both(central, eastern, "906")],
  MN: [all(central, "218 320 507 612 651 763 952")],
  MO: [all(central, "235 314 417 557 573 636 660 816 975")],
  MS: [all(central, "228 601 662 769")],
  MT: [all(mountain, "406")],
  NC: [all(eastern, "252 336 472 704 743 828 910 919 980 984")],
  ND: [both(central, mountain, "701")],
  NE: [both(central, mountain, "308"), all(central, "402 531")],
  NH: [all(eastern, "603")],
  NJ: [all(eastern, "201 551 609 640 732 848 856 862 908 973")],
  NM: [all(mountain, "505 575")],
  NV: [all(pacific, "702 725"), both(mountain, pacific, "775")],
  NY: [all(eastern, "212 315 329 332 347 363 516 518 585 607 631 646 680 716 718 838 845 914 917 929 934")],
  OH: [all(eastern, "216 220 234 283 326 330 380 419 440 513 567 614 740 937")],
  OK: [all(central, "405 539 572 580 918")],
  OR: [both(mountain, pacific, "458 541"), all(pacific, "503 971")],
  PA: [all(eastern, "215 223 267 272 412 445 484 570 582 610 717 724 814 835 878")],
  RI: [all(eastern, "401")],
  SC: [all(eastern, "803 821 839 843 854 864")],
  SD: [both(central, mountain, "605")],
  TN: [both(central, eastern, "423 729"), all(central, "615 629 731 901 931"), all(eastern, "865")],
  TX: [
    all(
      central,
      "210 214 254 281 325 346 361 409 430 432 469 512 682 713 726 737 806 817 830 832 903 936 940 945 956 972 979",
    ),
    all(mountain, "915"),
  ],
  UT: [all(mountain, "385 435 801")],
  VA: [all(eastern, "276 434 540 571 686 703 757 804 826 948")],
  VT: [all(eastern, "802")],
  WA: [all(pacific, "206 253 360 425 509 564")],
  WI: [all(central, "262 274 353 414 534 608 715 920")],
  WV: [all(eastern, "304 681")],
  WY: [all(mountain, "307")],
};

/** Area codes of Canada, the Caribbean and the Pacific, which no rule of a state covers. */
export const OTHER_AREA_CODES: readonly AreaCodes[] = [
  { zones: ["America/Winnipeg"], codes: "204 431 474 584" },
  {
    zones: ["America/Toronto"],
    codes:
      "226 249 263 289 343 354 365 367 382 416 437 438 450 468 514 519 548 579 581 613 647 683 705 742 753 819 873 905 942",
  },
  { zones: ["America/Vancouver"], codes: "236 257 604 672 778" },
  { zones: ["America/Nassau"], codes: "242" },
  { zones: ["America/Barbados"], codes: "246" },
  { zones: ["America/Edmonton", "America/Vancouver"], codes: "250" },
  { zones: ["America/Anguilla"], codes: "264" },
  { zones: ["America/Antigua"], codes: "268" },
  { zones: ["America/Tortola"], codes: "284" },
  { zones: ["America/Regina"], codes: "306 639" },
  { zones: ["America/St_Thomas"], codes: "340" },
  { zones: ["America/Cayman"], codes: "345" },
  { zones: ["America/Edmonton"], codes: "368 403 587 780 825" },
  { zones: ["America/Halifax", "America/Toronto"], codes: "418" },
  { zones: ["America/Halifax"], codes: "428 506 782 902" },
  { zones: ["Atlantic/Bermuda"], codes: "441" },
  { zones: ["America/Grenada"], codes: "473" },
  { zones: ["America/Grand_Turk"], codes: "649" },
  { zones: ["America/Jamaica"], codes: "658 876" },
  { zones: ["America/Montserrat"], codes: "664" },
  { zones: ["Pacific/Saipan"], codes: "670" },
  { zones: ["Pacific/Guam"], codes: "671" },
  { zones: ["Pacific/Pago_Pago"], codes: "684" },
  { zones: ["America/Halifax", "America/Puerto_Rico", "America/St_Johns"], codes: "709" },
  { zones: ["America/Lower_Princes"], codes: "721" },
  { zones: ["America/St_Lucia"], codes: "758" },
  { zones: ["America/Dominica"], codes: "767" },
  { zones: ["America/St_Vincent"], codes: "784" },
  { zones: ["America/Puerto_Rico"], codes: "787 939" },
  { zones: ["America/Toronto", "America/Winnipeg"], codes: "807" },
  { zones: ["America/Santo_Domingo"], codes: "809 829 849" },
  {
    zones: ["America/Edmonton", "America/Fort_Nelson", "America/Toronto", "America/Vancouver", "America/Winnipeg"],
    codes: "867",
  },
  { zones: ["America/Port_of_Spain"], codes: "868" },
  { zones: ["America/St_Kitts"], codes: "869" },
  { zones: ["America/Puerto_Rico", "America/St_Johns"], codes: "879" },
];

/** The clocks of each state: where a person lives is often known by the state alone. */
export const STATE_ZONES: Record<string, readonly string[]> = {
  AK: [adak, alaska],
  AL: [central],
  AR: [central],
  AZ: [mountain, arizona],
  CA: [pacific],
  CO: [mountain],
  CT: [eastern],
  DC: [eastern],
  DE: [eastern],
  FL: [central, eastern],
  GA: [eastern],
  HI: [hawaii],
  IA: [central],
  ID: [mountain, pacific],
  IL: [central],
  IN: [central, eastern],
  KS: [central, mountain],
  KY: [central, eastern],
  LA: [central],
  MA: [eastern],
  MD: [eastern],
  ME: [eastern],
  MI: [central, eastern],
  MN: [central],
  MO: [central],
  MS: [central],
  MT: [mountain],
  NC: [eastern],
  ND: [central, mountain],
  NE: [central, mountain],
  NH: [eastern],
  NJ: [eastern],
  NM: [mountain],
  NV: [mountain, pacific],
  NY: [eastern],
  OH: [eastern],
  OK: [central],
  OR: [mountain, pacific],
  PA: [eastern],
  RI: [eastern],
  SC: [eastern],
  SD: [central, mountain],
  TN: [central, eastern],
  TX: [central, mountain],
  UT: [mountain],
  VA: [eastern],
  VT: [eastern],
  WA: [pacific],
  WI: [central],
  WV: [eastern],
  WY: [mountain],
};
