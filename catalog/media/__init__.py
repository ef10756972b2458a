"""Photos: judged by their content, turned upright, freed of EXIF and GPS, kept by digest in small files.

A seller uploads photos to the own shop. WebP in four sizes is made at once, AVIF by the worker. Files
lie under `MEDIA_ROOT/<aa>/<sha256>/<size>.webp|avif`, are public and never change.
"""
