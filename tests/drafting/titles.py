"""Titles of trackers in many trades: those that leak, and plain pieces of work."""

from __future__ import annotations

LEAKY = """
Fire the caterer for Kilbride
Fire tester in Kilbride
Fire Oskar from the Kilbride job
Fire weak welder at Kilbride
Lobby councillor of Kilbride
Freeze the wages of the deckhands
Freeze the payments to Kilbride
Freeze all contact with the press
Placate every tenant
Hush up every defect
Bully each supplier into a rebate
Hold back the pump test report until acceptance
Stop invoicing the quarry for the broken crusher
Refund the second instalment
Credit note for the late tram doors
Pay the scaffolders in cash
Ask for more money before the tunnel is closed
Get the deposit back from Velmora
Sell them the bigger licence
Offer the museum a cheaper maintenance tier
Overtime of the night crew
Find out who deleted the survey data
Sofie's replacement to learn the turbine controls
Fabian is difficult: go round him
Move Petra off the ferry job
Convince the mayor to sign early
Wait for the brewery to miss its date first
Blame the cable supplier at the next board
Let the auditors find it themselves
Reduce the number of test drives to make the date
Skip the second weld inspection
Cut training to two hours to save budget
Drop documentation so that we ship in June
Ship without the fire test
Accept the risk of missing spare parts silently
Backups of the lab were never restored
Smoke alarms were off from May to July
Audit trail not enabled in production
Nurses not trained on the infusion alarm
Load cells never calibrated
Hygiene checks signed without a visit
Tests were faked in the last sprint
Dummy readings shown at the demo instead of live ones
Passenger names visible to any driver
Addresses of tenants on the public map
Default code 1234 on all lockers
Camera feed reachable from the guest network
Old key still opens the vault
Wages of the crew in the shared folder
Rumours about the merger
Strike at the port from Monday
Ida goes on parental leave in May
Hire two temps, we are too few
Performance plan for the site manager
Complaint by the headmaster about our fitters
Our estimate was too low by half
Underestimated: the roof takes three months more
Delay the bad news to after the holidays
Tell the council as little as possible
Prepare excuses for the missed opening
Threat by the landlord to end the lease
Penalty clause, how do we get out
Use the trial licence in production
Copy the rival's price list
Subcontractor without insurance on site
Near miss with the crane on Tuesday
Defects found in the girders, not yet reported
Recall of the first batch
Escape plan if Norvik goes broke
Client keeps asking for the same report
They forgot to order the lift
Ease Mr Hale out of the steering group
Get rid of the night porter
Who broke the centrifuge
Margin on spare parts
Invoice twice for the April visit
Bill consulting to the city
Test account still active on the live site
Remove the test account before the visit
Bill the foundation for idle days
Write off the lost samples
Fence was built on the wrong plot
Two labels swapped in the trial, unblind quietly
Tell Rosa nothing about the budget
Fudge the emissions table
Cheaper steel than specified
Wrong steel grade in bay 4
Freezer failed over Christmas, samples lost
Cover for Dana during her treatment
New job for Pavel after the pilot
Consultant rate too high
Sponsor does not understand the data
Board will never accept this
Dump old test results before the audit
Remove negative comments from the survey
Leave the leak out of the weekly
No licence for the map tiles
Expired certificate on the boiler
Nobody checked the lifeboats
Insurance lapsed in March
Fire exit blocked during the demo
Wi-Fi password on a sticky note
Pupils can open each other's grades
Personal data in the test system
Shared root account on the plant
Charge the hospital for our rework
Use junior staff, bill senior
Negotiate a lower fee with Lumen
Replace Harald before the audit
Union talks about night work
Key developer wants to leave
Tax office asks about the freelancers
Delivery promised too early by sales
Contract ends in June, no extension yet
""".strip().splitlines()
"""Titles that a client must not read unreleased."""

PLAIN = """
Fire alarm for Kilbride
Fire door certificate for the Kilbride depot
Fire protection plan of hall B in Kilbride
Barcode every crate
Photograph each herbarium sheet
Deduplicate the address records
Disinfect all milk tanks
Freeze the route database
Freeze the drawings until the inspection
Freeze the API
Install the second pump
Test the tram doors at minus 20 degrees
Commission turbine 3
Ticket gate at the north entrance
Welding of the girders, section B
Cable trays on level 2
Fire doors: fit and certify
Survey of the river bed
Mooring plan for the ferry terminal
Ventilation of the brewing hall
Booking page in French
Implement the loyalty card
Export of the crop map as PDF
Add a filter by harvest year
Fix rounding in the toll calculation
Migrate the patient portal to the new cluster
User acceptance test of the dispatch screen
Driver app: offline maps
Seat map shows the wrong row on tablets
Login page does not load on old phones
Search returns no result for umlauts
Print button is missing on the label page
Training of the ward staff
Training material for the control room
Write the operating manual
Translate the help texts
Acceptance test of the crane
Handover of the building documents
Site visit with the architect
Order the switchgear
Deliver the first batch of lockers
Painting of the stairwell
Replace the label printer driver
Upgrade the database to version 16
Remove the old fence
Load test with 500 users
Calibrate the load cells
Dress rehearsal of the opening
Go-live checklist
Release 2.1
Data import from the old registry
API for the parking sensors
Webhook for new orders
Two-factor login
Password reset by mail
Rate limit for the public API
Roles for the school secretaries
Invoice export for the accounting system
Invoice posting to the ledger
Refund processing in the shop
Claim handling screen
Supplier opens a test account
Ask the carrier for the test account
Payment by card at the kiosk
Price list import
Refund screen for the box office
Complaint form on the website
Overtime module: approve hours
Absence calendar for teachers
Budget report for the head of faculty
As a visitor I want to see the opening hours so that I can plan my trip
Users can change their address
Configure the firewall for the VPN
Monitor disk space on the gateways
Set up staging environment
Greenhouse climate loop
Nutrient dosing: tune the controller
Fit the new hatch covers
Draft the safety case
Review of the wiring diagram
Radar mast foundation
Pour the slab for hall 2
Replay of the match on demand
Grade book for teachers
Attendance list by class
Sync the timetable with the canteen
Bell schedule import
Map tiles for hiking routes
Boiler control panel wiring
Lifeboat drill app
Fire exit signs on deck 3
Staff roster screen
Shift swap between drivers
Sample tracking with barcodes
Freezer alarm by text message
Survey results chart
Cookie banner
Dark mode
Crash when the roster is empty
Wrong total on the receipt
Slow search with many filters
Bay 4: steel frame
Deck painting
Integration of the weighbridge
Interface to the customs system
Pilot in two stores
Rollout to the northern branches
Train the shop staff
Move the archive to cloud storage
Send order confirmation by mail
Give admins a bulk edit
Stop button on the conveyor
Offer list for members
Decommission the old mainframe
Hypercare after go-live
""".strip().splitlines()
"""Titles that a client may read as they are."""
