"""What officers type: only shapes are judged here, the services refuse the rest."""
