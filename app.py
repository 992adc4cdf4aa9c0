"""The explorer's front door: ``streamlit run app.py``; the store is the folder in KG_STORE, else "store"."""

from kg.explorer import front

front.main()
