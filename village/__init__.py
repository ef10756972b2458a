"""The village: territory, residents, officers, businesses and the letters that let a business trade."""
