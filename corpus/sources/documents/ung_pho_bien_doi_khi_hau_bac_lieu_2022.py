# SPDX-License-Identifier: GPL-3.0-or-later
import unicodedata

from model import *


def encode(text):
    """Capitals decomposed, as letterheads pasted from elsewhere are; the rest composed."""
    return unicodedata.normalize("NFD", text) if text.isupper() else text


def document():
    fields = dict(type="KH", type_text="KẾ HOẠCH", title="Ứng phó với biến đổi khí hậu, xâm nhập mặn mùa khô năm 2022 - 2023", number="1988", symbol="KH-STNMT",
                  issuer="Sở Tài nguyên và Môi trường", province="Bạc Liêu", place="Bạc Liêu", date_text="ngày 07 tháng 10 năm 2022",
                  date="2022-10-07", year=2022, year_to=2023, bases=[base("1055/QĐ-TTg", "2020-07-20"), base("80/KH-UBND", "2022-06-02")])
    return Document("ung-pho-bien-doi-khi-hau-bac-lieu-2022", "libreoffice", fields, [
        Letterhead(["UBND TỈNH BẠC LIÊU"], ["SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG"], "Số: 1988/KH-STNMT", "Bạc Liêu, ngày 07 tháng 10 năm 2022"),
        Title("KẾ HOẠCH", "Ứng phó với biến đổi khí hậu, xâm nhập mặn//mùa khô năm 2022 - 2023"),
        Para("Căn cứ Quyết định số 1055/QĐ-TTg ngày 20 tháng 7 năm 2020 của Thủ tướng Chính phủ ban hành Kế hoạch quốc gia thích ứng với biến đổi khí hậu;", "i"),
        Para("Căn cứ Kế hoạch số 80/KH-UBND ngày 02/6/2022 của Ủy ban nhân dân tỉnh Bạc Liêu;", "i"),
        Para("Sở Tài nguyên và Môi trường triển khai các nhiệm vụ như sau:"),
        Table("number:STT:8; content:Nhiệm vụ:39; lead:Đơn vị thực hiện:18; support:Phối hợp:17; deadline:Thời gian thực hiện:18", """
# 1 | Thông tin, cảnh báo
1.1 | Đo độ mặn tại 18 trạm ven kênh Quản lộ - Phụng Hiệp | Trung tâm Quan trắc | Chi cục Thủy lợi | Thường xuyên trong mùa khô @cont
1.2 | Gửi bản tin mặn cho xã, phường | Văn phòng Sở | Đài Khí tượng Thủy văn tỉnh | Thứ hai hằng tuần @rec
# 2 | Nhiệm vụ công trình và phi công trình
2.1 | Khảo sát bờ bao xung yếu | Chi cục Biển và Hải đảo | UBND cấp huyện | Tháng 10/2022 @m10
2.2 | Đắp đập thời vụ ngăn mặn tại Phước Long, Hồng Dân | Chi cục Thủy lợi | UBND cấp huyện | Từ tháng 12/2022 đến tháng 4/2023 @2022m12~2023m4
2.3 | Trồng dặm rừng ngập mặn bãi bồi Gành Hào | Chi cục Kiểm lâm | Đồn Biên phòng Gành Hào | Quý IV/2022 @2022q4
2.4 | Khoan thăm dò nước dưới đất, trám lấp giếng hỏng | Phòng Tài nguyên nước | Hộ dân có giếng | Theo các mốc thời gian tại Quyết định số 96/QĐ-STNMT ngày 25/8/2022 @plan
2.5 | Vận hành cống âu thuyền Ninh Quới | Chi cục Thủy lợi | Công ty thủy lợi | Theo lịch vận hành @plan
2.6 | Cấp bồn chứa nước cho hộ nghèo | Phòng Tài nguyên nước | Hội Chữ thập đỏ | Trước ngày 15/01/2023 @<20230115
2.7 | Thu mẫu đất vùng tôm - lúa | Trung tâm Quan trắc | Trường Đại học Bạc Liêu | 29/11/2022 - 09/12/2022 @20221129~20221209
2.8 | Tập huấn trữ nước mưa | Hội Nông dân tỉnh | ^ | Trong tháng 11/2022 @2022m11
2.9 | Sửa chữa nhà máy nước Định Thành | Trung tâm Nước sạch | Công ty cấp nước | Hoàn thành trước 31/12/2022 @<20221231
2.10 | Thẩm định phương án cấp nước khẩn cấp | Phòng Tài nguyên nước | Sở Xây dựng | Khi độ mặn vượt 4‰ @evt
2.11 | Lắp cảm biến mực nước tại cửa sông | Trung tâm Công nghệ thông tin | Trung tâm Quan trắc | Đến hết tháng 02/2023 @<2023m2
# 3 | Tổng kết
3.1 | Sơ kết giữa mùa khô | Văn phòng Sở | Các đơn vị | Tháng 02/2023 @2023m2
3.2 | Tổng kết, báo cáo Ủy ban nhân dân tỉnh | Văn phòng Sở | < | Quý II/2023 @2023q2
""", size=13, cut=False),
        Para("Đề nghị các đơn vị nghiêm túc thực hiện./."),
        Signature([signer("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Thạch Ngọc Sơn")], ["UBND tỉnh", "Sở NN&PTNT", "UBND huyện, thị xã, thành phố", "Lưu: VT, BĐKH"]),
    ], layout={"encode": encode, "header": "- {page} -", "size": 13.5})
