package io.waymark.events.duckdb;

/** Two hundred countries, by continent and by how many visitors come from them. */
final class Countries {
  /** The busiest, in this order; the others follow. */
  static final String BUSIEST =
      "US IN GB DE BR FR JP CA ID MX ES IT AU NL TR PH PL VN KR RU AR CO TH ZA NG EG PK BD UA SE";

  /** A continent, a colon, and its countries. */
  static final String BY_CONTINENT =
      """
      AF:AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE \
      NG RE RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW;\
      AS:AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS \
      QA SA SG SY TH TJ TL TM TR TW UZ VN YE;\
      EU:AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT \
      NL NO PL PT RO RS RU SE SI SK SM UA XK;\
      NA:AG AW BB BM BS BZ CA CR CU CW DM DO GD GP GT HN HT JM KN KY LC MQ MX NI PA PR SV TT US VC;\
      OC:AU FJ NC NZ PF PG;\
      SA:AR BO BR CL CO EC GY PE PY SR UY VE""";

  private Countries() {}
}
