"""stub"""

import streamlit as st

from kg.explorer.source import Session


def show(s: Session) -> None:
    st.write("…")
