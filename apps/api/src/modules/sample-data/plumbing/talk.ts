/** What the office and the technicians write down. */

export const FIRST_CALLS = [
  "Called back within the hour. Wants somebody this week, mornings are best.",
  "Spoke for ten minutes. Gate code is on the work order, dog is friendly.",
  "They have two other quotes coming. Price matters, but so does a date.",
  "Asked for photos of the unit and the shut-off; they will text them tonight.",
  "Tenant will let us in. Owner wants to hear the price before we start.",
  "Sounds urgent but dry for now: they closed the valve under the sink.",
];

export const VOICEMAILS = [
  "Left a message with our number and two times that we could come.",
  "No answer, left a voicemail. Try again after four.",
  "Mailbox full. Sent a text instead.",
];

export const ESTIMATE_MAILS = [
  "Estimate attached, good for 30 days. The permit is included, patching the wall is not.",
  "Here is the estimate we talked about, with the larger unit as an option on page two.",
  "Estimate attached. We can hold next Thursday until noon tomorrow.",
];

export const ESTIMATE_CALLS = [
  "They got the estimate and want to sleep on it. Call again in a few days.",
  "Husband wants to read it as well. Asked whether we finance; sent the leaflet.",
  "Likes the price, is unsure about the date. Offered the first slot on Monday.",
  "Asked us to match a lower quote. It has no permit and no expansion tank; explained the difference.",
];

export const WON_NOTES = [
  "Approved by phone. Deposit taken, parts ordered.",
  "Signed estimate came back by e-mail. Booked with Rico and the big van.",
  "Go ahead. Wants the old unit gone the same day.",
];

export const DONE_NOTES = [
  "Done, tested, cleaned up. Customer signed and asked about the maintenance plan.",
  "Finished in half a day. Showed them the shut-off and the filter.",
  "Inspector passed it. Photos are in the job folder.",
];

export const LOST_NOTES = [
  "Went with somebody who could come the same day.",
  "Too expensive for them right now, wants to hear from us in spring.",
  "They sell the house and leave it to the next owner.",
];

export const BY_THE_WAY = [
  "Says the neighbors at the corner have the same old boiler.",
  "Moved the appointment by a day; they have a delivery.",
  "Prefers text messages over calls.",
  "Asked for the invoice in the company's name.",
];

export const PREFERRED_TIMES = ["Mornings", "After 4 pm", "Any weekday", "Weekends only", "As soon as possible"];
