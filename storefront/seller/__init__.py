"""Pages of the applicant and the seller, `/jualan/`: from the form for a letter to the delivered order.

Everybody who is signed in may apply; what is shown and changed is the viewer's own: applications of the
account, letters and shops of the resident whom an officer has confirmed the account to be.
"""
