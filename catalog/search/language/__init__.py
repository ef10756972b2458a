"""How the mall reads Indonesian, Osing and market words: stems, meanings, prices, typing errors."""
